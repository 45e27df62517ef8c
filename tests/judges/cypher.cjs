// Neo4j's own parser and its checks judge a file of statements, in each version of the language. They take long; so of
// statements that differ only in the rows they write, and in labels and types, the first is judged.
const { readFileSync } = require("node:fs");
const { allCypherVersions, lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");

const faults = (text) => lintCypherQuery(text, {}).diagnostics;

const shape = (statement) =>
  statement
    .replace(/UNWIND \[\n[^]*\n\] AS row/, "")
    .replace(/glossary_\w+/, "")
    .replace(/:[`\w]+/g, "");

if (faults("MATCH (a) RETURN b;").length !== 1) {
  throw new Error("the judge finds no fault in what has one");
}
const statements = parseStatementsStrs(readFileSync(process.argv[2], "utf8")).map((each) => each.trim());
const shapes = new Map(statements.filter(Boolean).reverse().map((each) => [shape(each), each]));
for (const version of allCypherVersions) {
  const text = [...shapes.values()].map((each) => `${version} ${each}`).join("\n");
  for (const { message, offsets } of faults(text)) {
    throw new Error(`${version}: ${message}\n${text.slice(offsets.start, offsets.start + 200)}`);
  }
}
console.log(`${shapes.size} kinds of statements in ${allCypherVersions.join(" and ")}`);
