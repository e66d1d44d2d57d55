// Lays a network out, as a worker: the same network always comes to lie in the same way. It tells where the actors are a
// few times on the way, so that the page can draw them while they settle.

import { Graph, forceAtlas2 } from "./vendor/graphology-0.26.0/graphology.mjs";

const ROUNDS = 8;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** On a spiral, in the order given: the actors of a community side by side. */
function start({ actors, ties }) {
  const graph = new Graph({ type: "undirected" });
  actors.forEach((id, n) => graph.addNode(id, { x: Math.sqrt(n + 1) * Math.cos(n * GOLDEN), y: Math.sqrt(n + 1) * Math.sin(n * GOLDEN) }));
  for (const { a, b, weight } of ties) graph.addEdge(a, b, { weight });
  return graph;
}

function told(graph, isDone) {
  const places = new Float64Array(graph.order * 2);
  let n = 0;
  graph.forEachNode((_, { x, y }) => { places[n++] = x; places[n++] = y; });
  postMessage({ places, isDone }, [places.buffer]);
}

addEventListener("message", ({ data }) => {
  const graph = start(data);
  const { order } = graph;
  const iterations = order > 2000 ? 25 : order > 500 ? 50 : 90;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: order > 400, gravity: 0.6, scalingRatio: 8, strongGravityMode: false, edgeWeightInfluence: 0.4, outboundAttractionDistribution: order > 60 };
  for (let round = 1; round <= ROUNDS; round += 1) {
    forceAtlas2.assign(graph, { iterations, settings });
    told(graph, round === ROUNDS);
  }
});
