// title: Full text over names, titles and sentences, on ArcadeDB
// purpose: Its Cypher has no full-text indexes; its SQL has.

CREATE PROPERTY Actor.search IF NOT EXISTS STRING;
CREATE PROPERTY Place.search IF NOT EXISTS STRING;
CREATE PROPERTY Incident.search IF NOT EXISTS STRING;
CREATE PROPERTY Document.search IF NOT EXISTS STRING;
CREATE PROPERTY Sentence.text IF NOT EXISTS STRING;
CREATE INDEX IF NOT EXISTS ON Actor (search) FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"};
CREATE INDEX IF NOT EXISTS ON Place (search) FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"};
CREATE INDEX IF NOT EXISTS ON Incident (search) FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"};
CREATE INDEX IF NOT EXISTS ON Document (search) FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"};
CREATE INDEX IF NOT EXISTS ON Sentence (text) FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"};
