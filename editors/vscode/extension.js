// Starts `glossgraph lsp`, which does all of the work, for the folders that are open in VS Code.
const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

// What is to be run: what the settings say, or else the program of a folder's own environment, or of the PATH.
function command() {
  const said = vscode.workspace.getConfiguration("glossgraph").get("command") ?? [];
  if (said.length) return said;
  const inside = process.platform === "win32" ? ["Scripts", "glossgraph.exe"] : ["bin", "glossgraph"];
  const places = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => path.join(uri.fsPath, ".venv", ...inside));
  return [places.find((place) => fs.existsSync(place)) ?? "glossgraph"];
}

async function start() {
  const [program, ...first] = command();
  const server = { command: program, args: [...first, "lsp"], transport: TransportKind.stdio };
  const files = ["terms", "graph"].map((folder) => ({ scheme: "file", pattern: `**/${folder}/**/*.{yml,yaml}` }));
  client = new LanguageClient("glossgraph", "Glossgraph", server, { documentSelector: files });
  try {
    await client.start();
  } catch (error) {
    const cure = "Install it in a checkout of Glossgraph with `pip install '.[lsp]'`, or name it in the setting `glossgraph.command`.";
    vscode.window.showErrorMessage(`\`${program} lsp\` could not be started: ${error.message ?? error}. ${cure}`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  // a client that never came up cannot be stopped
  if (running?.isRunning()) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand("glossgraph.restart", restart));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("glossgraph.command") && restart()),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
