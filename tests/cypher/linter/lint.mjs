// Usage: node lint.mjs VERSION (5 or 25). Reads [{name, text}] as JSON from standard input and prints [{name, line, message}] of the errors
// that Neo4j's linter finds; its warnings (what a later Neo4j will no longer take) are left out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// its module build names folders that Node does not resolve; the bundled one is whole
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support');
const ERROR = 1;

const found = [];
for (const { name, text } of JSON.parse(readFileSync(0, 'utf8'))) {
  const parameters = Object.fromEntries([...text.matchAll(/\$(\w+)/g)].map(([, parameter]) => [parameter, null]));
  const { diagnostics } = lintCypherQuery(`CYPHER ${process.argv[2]}\n${text}`, { parameters });
  for (const { message, severity, range } of diagnostics) {
    if (severity === ERROR) found.push({ name, line: range.start.line, message });
  }
}
process.stdout.write(JSON.stringify(found));
