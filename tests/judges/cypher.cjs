// Neo4j's own parser and its checks judge a file of statements, in each version of the language.
const { readFileSync } = require("node:fs");
const { allCypherVersions, lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");

const faults = (text) => lintCypherQuery(text, {}).diagnostics;

if (faults("MATCH (a) RETURN b;").length !== 1) {
  throw new Error("the judge finds no fault in what has one");
}
const statements = parseStatementsStrs(readFileSync(process.argv[2], "utf8")).filter((each) => each.trim());
for (const version of allCypherVersions) {
  const text = statements.map((each) => `${version} ${each.trim()}`).join("\n");
  for (const { message, offsets } of faults(text)) {
    throw new Error(`${version}: ${message}\n${text.slice(offsets.start, offsets.start + 200)}`);
  }
}
console.log(`${statements.length} statements in ${allCypherVersions.join(" and ")}`);
