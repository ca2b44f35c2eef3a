// title: Sentences of a report
// purpose: The text of one report, sentence by sentence, in order.
// parameter document: text = d1 -- key of the report
// column index: integer -- number of the sentence, from 0
// column start: integer -- its first character in the report
// column end: integer -- the character after its last
// column text: text -- the sentence

MATCH (:Document {key: $document})<-[:IN]-(sentence:Sentence)
RETURN sentence.index AS index, sentence.start AS start, sentence.end AS end, sentence.text AS text
ORDER BY index
