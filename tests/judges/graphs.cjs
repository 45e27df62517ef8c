// Programs that draw graphs read the files of a folder, and say what they have read.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const cytoscape = require("cytoscape");
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");

const text = (name) => readFileSync(join(process.argv[2], name), "utf8");

const seen = (graph) => ({
  nodes: Object.fromEntries(graph.mapNodes((id, values) => [id, values])),
  edges: graph.mapEdges((id, values, source, target) => ({ ...values, id, source, target })),
});

const drawn = () => {
  const graph = cytoscape({ headless: true, styleEnabled: true, ...JSON.parse(text("glossary.cyjs")) });
  const nodes = graph.nodes().map((node) => [
    node.id(),
    { ...node.data(), ...node.position(), color: node.style("background-color"), size: node.width() },
  ]);
  const edges = graph.edges().map((edge) => edge.data());
  graph.destroy();
  return { nodes: Object.fromEntries(nodes), edges };
};

const read = {
  gexf: seen(gexf.parse(Graph, text("glossary.gexf"))),
  graphml: seen(graphml.parse(Graph, text("glossary.graphml"))),
  cytoscape: drawn(),
};
process.stdout.write(JSON.stringify(read), () => process.exit(0));
