// title: Full text over names, titles and sentences
// purpose: Names, titles and sentences are found in Arabic or Latin letters, with Arabic stemming. The indexes bear the names that
//          ArcadeDB gives (Label[property]), so that one query runs on both engines.

CREATE FULLTEXT INDEX `Actor[search]` IF NOT EXISTS FOR (n:Actor) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}};
CREATE FULLTEXT INDEX `Place[search]` IF NOT EXISTS FOR (n:Place) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}};
CREATE FULLTEXT INDEX `Incident[search]` IF NOT EXISTS FOR (n:Incident) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}};
CREATE FULLTEXT INDEX `Document[search]` IF NOT EXISTS FOR (n:Document) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}};
CREATE FULLTEXT INDEX `Sentence[text]` IF NOT EXISTS FOR (n:Sentence) ON EACH [n.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}};
