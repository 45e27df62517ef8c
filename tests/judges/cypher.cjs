// Neo4j's own parser and its checks judge files of statements, in each version of the language.
const { readFileSync } = require("node:fs");
const { allCypherVersions, lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");

for (const file of process.argv.slice(2)) {
  for (const statement of parseStatementsStrs(readFileSync(file, "utf8"))) {
    for (const version of statement.trim() ? allCypherVersions : []) {
      for (const { message } of lintCypherQuery(`${version} ${statement}`, {}).diagnostics) {
        throw new Error(`${version}: ${message}\n${statement.slice(0, 1000)}`);
      }
    }
  }
}
console.log(allCypherVersions.join(", "));
