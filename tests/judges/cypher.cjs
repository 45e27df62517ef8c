// Neo4j's own parser and its checks judge statements, in each version of the language; it prints how many there were.
const { readFileSync } = require("node:fs");
const { allCypherVersions, lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");

const statements = parseStatementsStrs(readFileSync(process.argv[2], "utf8")).filter((each) => each.trim());
for (const version of allCypherVersions) {
  for (const statement of statements) {
    const { diagnostics } = lintCypherQuery(`${version} ${statement}`, {});
    if (diagnostics.length) {
      throw new Error(`${version}: ${diagnostics[0].message}\n${statement.slice(0, 500)}`);
    }
  }
}
console.log(statements.length);
