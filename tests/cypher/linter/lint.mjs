// Reads [{name, text}] as JSON from standard input and prints [{name, version, line, message, severity}] of what Neo4j's linter finds,
// each statement read as Cypher 5 and as Cypher 25.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// its module build names folders that Node does not resolve; the bundled one is whole
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support');

const found = [];
for (const { name, text } of JSON.parse(readFileSync(0, 'utf8'))) {
  for (const version of ['5', '25']) {
    for (const { message, severity, range } of lintCypherQuery(`CYPHER ${version}\n${text}`, {}).diagnostics) {
      found.push({ name, version, line: range.start.line, message, severity });
    }
  }
}
process.stdout.write(JSON.stringify(found));
