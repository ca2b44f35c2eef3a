// title: Save one record
// purpose: Keep all that was read out of one document, replacing what an earlier reading left. The document itself is seen when it is
//          loaded, whole.
// parameter key: text = 3f0c51b2 -- key of the document
// parameter version: text = 0.1.0 -- version of the reader
// parameter data: text = eJyrVkrOz0vLTC8tSixJVbJSSlTSUUpMLlGyMtRRKi1OLUJSBQDbEA0Y -- the record, packed
// parameter url?: text = none -- address of the document, where it has one on the web
// parameter replaces?: text = none -- key of the version that it replaced
// column written: integer

MERGE (record:Record {key: $key})
SET record.version = $version, record.data = $data, record.url = $url, record.replaces = $replaces
RETURN count(*) AS written
