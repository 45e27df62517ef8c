// Prints the statements that N3.js and jsonld.js read in files of linked data, as N-Quads in JSON by the file's name.

const fs = require("fs");
const path = require("path");
const jsonld = require("jsonld");
const N3 = require("n3");

const FORMATS = { ".ttl": "Turtle", ".nt": "N-Triples", ".trig": "TriG" };

async function quads(file) {
  const text = fs.readFileSync(file, "utf8");
  if (!file.endsWith(".jsonld")) {
    return new N3.Parser({ format: FORMATS[path.extname(file)], baseIRI: "https://elsewhere.example/data/" }).parse(text);
  }
  const written = await jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", safe: true });
  return new N3.Parser({ format: "N-Quads" }).parse(written);
}

async function main() {
  const writer = new N3.Writer({ format: "N-Quads" });
  const found = {};
  for (const file of process.argv.slice(2)) found[path.basename(file)] = writer.quadsToString(await quads(file));
  console.log(JSON.stringify(found));
}

main().catch((error) => {
  console.error(error.message, error.details ? JSON.stringify(error.details) : "");
  process.exit(1);
});
