// Lays a network out, as a worker: the same network always comes to lie in the same way. It tells where the actors are a
// few times on the way, so that the page can draw them while they settle.

import { Graph, forceAtlas2 } from "./vendor/graphology-0.26.0/graphology.mjs";

const ROUNDS = 8;
const SPREAD = 0.75;
const GAP = 0.6;
const WIDE = 1.5;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** On a spiral, in the order given: the actors of a community side by side. */
function start({ actors, ties }) {
  const graph = new Graph({ type: "undirected" });
  actors.forEach((id, n) => graph.addNode(id, { x: Math.sqrt(n + 1) * Math.cos(n * GOLDEN), y: Math.sqrt(n + 1) * Math.sin(n * GOLDEN) }));
  for (const { a, b, weight } of ties) graph.addEdge(a, b, { weight });
  return graph;
}

/** The parts that hang together, the largest first. */
function partsOf(graph) {
  const seen = new Set(), parts = [];
  for (const first of graph.nodes()) {
    if (seen.has(first)) continue;
    const part = [first];
    seen.add(first);
    for (const one of part) graph.forEachNeighbor(one, (other) => { if (!seen.has(other)) { seen.add(other); part.push(other); } });
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

/** A part around 0, 0: its middle drawn apart and its rim drawn in, as wide as its number of actors wants. */
function spread(graph, part) {
  const at = part.map((id) => [graph.getNodeAttribute(id, "x"), graph.getNodeAttribute(id, "y")]);
  const [x0, y0] = [0, 1].map((axis) => at.reduce((sum, one) => sum + one[axis], 0) / at.length);
  const far = Math.max(1e-9, ...at.map(([x, y]) => Math.hypot(x - x0, y - y0)));
  const radius = Math.sqrt(part.length);
  const places = at.map(([x, y]) => {
    const part = Math.hypot(x - x0, y - y0) / far;
    const widened = part ? (radius * part ** SPREAD) / (part * far) : 0;
    return [(x - x0) * widened, (y - y0) * widened];
  });
  return { radius, places };
}

/** The largest part in the middle, the others in rings around it. */
function packed(graph, parts) {
  const spreads = parts.map((part) => spread(graph, part));
  let ring = 0, angle = 0, outer = spreads[0].radius, widest = 0;
  spreads.forEach(({ radius, places }, n) => {
    if (n === 0) return put(graph, parts[n], places, 0, 0);
    const step = () => 2 * Math.asin(Math.min(1, (radius + GAP) / ring));
    if (!ring || angle + step() > 2 * Math.PI) {
      outer += 2 * widest;
      widest = radius + GAP;
      ring = outer + widest;
      angle = 0;
    }
    put(graph, parts[n], places, WIDE * ring * Math.cos(angle + step() / 2), ring * Math.sin(angle + step() / 2));
    angle += step();
  });
}

function put(graph, part, places, x, y) {
  part.forEach((id, n) => graph.mergeNodeAttributes(id, { shownX: x + places[n][0] * WIDE, shownY: y + places[n][1] }));
}

function tell(graph, parts, isDone) {
  packed(graph, parts);
  const places = new Float64Array(graph.order * 2);
  let n = 0;
  graph.forEachNode((_, { shownX, shownY }) => { places[n++] = shownX; places[n++] = shownY; });
  postMessage({ places, isDone }, [places.buffer]);
}

addEventListener("message", ({ data }) => {
  const graph = start(data), parts = partsOf(graph), { order } = graph;
  const iterations = order > 2000 ? 25 : order > 500 ? 50 : 90;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: order > 400, gravity: 0.8, scalingRatio: 12, edgeWeightInfluence: 0.3, outboundAttractionDistribution: order > 60 };
  for (let round = 1; round <= ROUNDS; round += 1) {
    forceAtlas2.assign(graph, { iterations, settings });
    tell(graph, parts, round === ROUNDS);
  }
});
