// title: Save one record
// purpose: Keep all that was read out of one document, replacing what an earlier reading left. The document itself is seen when it is
//          loaded, whole.
// parameter key: text = 3f0c51b2 -- key of the document
// parameter version: text = 0.1.0 -- version of the reader
// parameter data: text = eJyrVkrOz0vLTC8tSixJVbJSSlTSUUpMLlGyMtRRKi1OLUJSBQDbEA0Y -- the record, packed
// column written: integer

MERGE (record:Record {key: $key})
SET record.version = $version, record.data = $data
RETURN count(*) AS written
