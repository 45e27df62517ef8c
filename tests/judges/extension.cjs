// Runs the extension for VS Code with stand-ins for VS Code and its client. Arguments: the extension's file, a folder,
// and the command of the settings, as JSON. Prints what is started, and for which files.
const Module = require("module");
const path = require("path");

const [file, folder, said] = process.argv.slice(2);
const seen = { errors: [], commands: [] };
const disposable = { dispose() {} };
const vscode = {
  commands: { registerCommand: (name, run) => (seen.commands.push(name), (vscode.restart = run), disposable) },
  window: { showErrorMessage: (message) => seen.errors.push(message) },
  workspace: {
    getConfiguration: () => ({ get: () => JSON.parse(said) }),
    onDidChangeConfiguration: () => disposable,
    workspaceFolders: [{ uri: { fsPath: folder } }],
  },
};

class LanguageClient {
  constructor(id, name, server, client) {
    Object.assign(seen, { id, server, client });
  }
  async start() {
    seen.starts = (seen.starts ?? 0) + 1;
    if (seen.server.command.includes("missing")) throw new Error("spawn missing ENOENT");
    this.running = true;
  }
  isRunning() {
    return this.running;
  }
  async stop() {
    seen.stops = (seen.stops ?? 0) + 1;
  }
}

const load = Module._load;
Module._load = (request, ...rest) =>
  ({ vscode, "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } } })[request] ?? load(request, ...rest);

(async () => {
  const extension = require(path.resolve(file));
  const context = { subscriptions: [] };
  await extension.activate(context);
  await vscode.restart();
  await extension.deactivate();
  console.log(JSON.stringify({ ...seen, subscriptions: context.subscriptions.length }));
})();
