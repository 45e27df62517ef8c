// Asks the language server for YAML, as VS Code does, what it makes of a text. Arguments: a folder with graph/, and a
// JSON file with cases, each {file, text, line, character}. Prints for each {labels, hover, marked}.
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

const [folder, cases] = process.argv.slice(2);
const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"]);
const waiting = new Map();
let rest = Buffer.alloc(0);
let last = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function ask(method, params) {
  send({ id: ++last, method, params });
  return new Promise((resolve) => waiting.set(last, resolve));
}

const marked = new Map();

function take(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    marked.get(message.params.uri)?.(message.params.diagnostics.map((each) => each.message));
  } else if (message.method && message.id !== undefined) {
    const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
    const result = message.method === "workspace/configuration" ? message.params.items.map((item) => (item.section === "yaml" ? settings : null)) : null;
    send({ id: message.id, result });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}

server.stdout.on("data", (data) => {
  rest = Buffer.concat([rest, data]);
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, end))[1]);
    if (!(rest.length >= end + 4 + length)) return;
    const body = rest.subarray(end + 4, end + 4 + length).toString();
    rest = rest.subarray(end + 4 + length);
    take(JSON.parse(body));
  }
});

async function judged({ file, text, line, character }) {
  const uri = pathToFileURL(path.join(folder, file)).href;
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  const marks = new Promise((resolve) => marked.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument } });
  const at = { textDocument: { uri }, position: { line, character } };
  const completed = await ask("textDocument/completion", at);
  const hover = await ask("textDocument/hover", at);
  const answer = {
    items: (completed?.items ?? []).map((item) => [item.label, item.documentation?.value ?? item.documentation ?? ""]),
    hover: hover?.contents?.value ?? "",
    marked: await marks,
  };
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  return answer;
}

(async () => {
  const capabilities = {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } },
  };
  await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities });
  send({ method: "initialized", params: {} });
  const answers = [];
  for (const each of JSON.parse(fs.readFileSync(cases, "utf8"))) answers.push(await judged(each));
  console.log(JSON.stringify(answers));
  server.kill();
})();
