// title: Unique keys of judgements
// purpose: The log of what people decided; the same judgement is kept once.

CREATE CONSTRAINT judgement_key IF NOT EXISTS FOR (n:Judgement) REQUIRE n.key IS UNIQUE;
