// The network as a graph beside its panel. What is chosen lives in the address and is told by the server; the script
// draws, and puts the panel of the new address in without leaving the page.

import { Graph } from "./vendor/graphology-0.26.0/graphology.mjs";
import { EdgeArrowProgram, EdgeRectangleProgram, Sigma } from "./vendor/sigma-3.0.3/sigma.mjs";
import { Judging } from "./judging.js";
import { letPrint } from "./printing.js";
import { colour } from "./theme.js";
import { word } from "./words.js";

const HUES = ["relation", "event", "effort", "flow", "cause", "position", "quantity"];
const SIGNS = { friendly: "effort", hostile: "event", neutral: "soft", mixed: "flow" };
const TYPES = {
  armed_group: "event", military: "quantity", government: "relation", government_body: "relation", country: "relation",
  international_organisation: "effort", civil_organisation: "position", party: "cause", company: "flow", person: "soft",
};
const CHOICES = ["tie", "node", "start", "end", "gone"];
const STEP = 0.12;
const NEAR = 7;
const MANY = 4000;

/** Two colours of the form "rgb(1, 2, 3)", the first in this part. */
function mixed(first, second, part) {
  const read = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
  const [a, b] = [read(first), read(second)];
  return `#${a.map((value, n) => Math.round(value * part + b[n] * (1 - part)).toString(16).padStart(2, "0")).join("")}`;
}

/** The colours of the style sheet as they are now, each looked up once. */
class Inks {
  constructor() {
    this.known = {};
  }

  of(name) {
    return (this.known[name] ??= colour(`--${name}`));
  }

  pale(name, part) {
    return mixed(this.of(name), this.of("paper"), part);
  }
}

class Network {
  constructor(canvas, content, ask) {
    Object.assign(this, { canvas, content, ask, inks: new Inks(), chosen: new Set(), way: new Set(), gone: null, over: null });
    this.names = new Map(content.actors.map((actor) => [actor.id, actor.name]));
    this.groups = this.groupsOf(content.groups);
    this.asked = document.querySelector("[data-asked]");
  }

  groupsOf(groups) {
    const found = {};
    for (const [name, some] of Object.entries(groups)) {
      found[name] = new Map(some.flatMap((members, n) => members.map((id) => [id, n])));
    }
    return found;
  }

  start() {
    this.graph = this.made();
    this.sigma = new Sigma(this.graph, this.canvas, this.settings());
    this.listen();
    this.layOut();
    letPrint(this.canvas, () => this.sigma.refresh());
  }

  /** So few actors that each can have its name beside it. */
  get isSmall() {
    return this.content.actors.length <= 40;
  }

  get size() {
    return this.asked.elements.size.selectedOptions[0].dataset.by;
  }

  get colouring() {
    return this.asked.elements.colour.value;
  }

  made() {
    const graph = new Graph({ type: "undirected" });
    for (const actor of this.ordered()) graph.addNode(actor.id, { ...actor, label: actor.name, type: "circle", kind: actor.type, x: 0, y: 0 });
    for (const tie of this.content.ties) {
      const [from, to] = tie.direction < 0 ? [tie.b, tie.a] : [tie.a, tie.b];
      graph.addEdgeWithKey(tie.key, from, to, { ...tie, size: Math.min(5, (this.content.ties.length > 1500 ? 0.5 : 1.3) + 0.8 * Math.log2(tie.sources)), type: tie.direction ? "arrow" : "line" });
    }
    this.paint(graph);
    graph.forEachNode((id, at) => Object.assign(at, { x: Math.cos(id.length), y: Math.sin(id.length) }));
    return graph;
  }

  /** Those of one community one after the other, so that they begin side by side. */
  ordered() {
    const group = (actor) => this.groups.community?.get(actor.id) ?? 999;
    return [...this.content.actors].sort((a, b) => group(a) - group(b) || b.ties - a.ties || (a.id < b.id ? -1 : 1));
  }

  settings() {
    return {
      allowInvalidContainer: true,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      labelDensity: this.isSmall ? 2 : 0.6,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: this.isSmall ? 0 : 5,
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: 12,
      labelColor: { color: this.inks.of("ink") },
      hideEdgesOnMove: this.content.ties.length > 3000,
      edgeProgramClasses: { line: EdgeRectangleProgram, arrow: EdgeArrowProgram },
      defaultDrawNodeLabel: (context, data, settings) => this.label(context, data, settings),
      defaultDrawNodeHover: (context, data, settings) => this.label(context, { ...data, isOver: true }, settings),
      nodeReducer: (id, data) => this.node(id, data),
      edgeReducer: (key, data) => this.edge(key, data),
    };
  }

  label(context, { x, y, size, label, isOver, isFaint }, { labelSize, labelFont }) {
    if (!label || (isFaint && !isOver)) return;
    const text = label.length > 34 && !isOver ? `${label.slice(0, 32)}…` : label;
    context.font = `${isOver ? 600 : 500} ${labelSize}px ${labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = isOver ? 7 : 4;
    context.strokeStyle = this.inks.of("paper");
    context.strokeText(text, x + size + 4, y + labelSize / 3);
    context.fillStyle = this.inks.of("ink");
    context.fillText(text, x + size + 4, y + labelSize / 3);
  }

  /** Sizes and colours by what is asked for; who rests on little is pale. */
  paint(graph) {
    const by = this.size, values = this.content.actors.filter((actor) => actor.ranks).map((actor) => this.worth(actor, by));
    const most = Math.max(1e-9, ...values), shrink = graph.order > 1500 ? 0.4 : graph.order > 300 ? 0.8 : 1;
    this.most = Math.max(1e-9, ...this.content.actors.map((actor) => actor.betweenness));
    graph.forEachNode((_, actor) => Object.assign(actor, {
      size: shrink * (actor.ranks ? 3 + 12 * Math.sqrt(Math.max(0, this.worth(actor, by)) / most) : 2.5),
      color: this.inks.pale(...this.hue(actor)),
    }));
    graph.forEachEdge((_, tie) => Object.assign(tie, { color: this.inks.pale(SIGNS[tie.sign], 0.18 + 0.6 * (tie.share ?? 0.5) ** 2), zIndex: tie.sources }));
  }

  worth(actor, by) {
    return by === "constraint" ? (actor.ties > 1 && actor.constraint ? 1 / actor.constraint : 0) : actor[by] ?? 0;
  }

  hue(actor) {
    const firm = 0.4 + 0.6 * (actor.share ?? 0.7);
    const by = this.colouring;
    if (by === "type") return [TYPES[actor.kind ?? actor.type] ?? "soft", firm];
    if (by === "betweenness") return ["accent", 0.15 + 0.85 * Math.sqrt(actor.betweenness / this.most)];
    if (by === "constraint") return ["accent", actor.constraint === null || actor.ties < 2 ? 0.12 : Math.max(0.15, 1 - actor.constraint)];
    const group = this.groups[by]?.get(actor.id);
    return group === undefined ? ["soft", 0.45 * firm] : [HUES[group % HUES.length], firm];
  }

  node(id, data) {
    const near = this.over && (id === this.over || this.graph.areNeighbors(id, this.over));
    const isFaint = this.over ? !near : this.chosen.size > 0 && !this.chosen.has(id) && !this.nearChosen(id);
    if (id === this.gone) return { ...data, color: this.inks.pale("soft", 0.3), label: `✕ ${data.label}`, forceLabel: true };
    if (isFaint) return { ...data, isFaint, label: "", color: this.inks.pale("soft", 0.2), zIndex: 0 };
    const isChosen = this.chosen.has(id);
    return { ...data, zIndex: isChosen ? 3 : 1, highlighted: isChosen && this.chosen.size < 4, forceLabel: isChosen && this.chosen.size < 16 };
  }

  nearChosen(id) {
    return this.chosen.size === 1 && !this.way.size && this.graph.areNeighbors(id, [...this.chosen][0]);
  }

  edge(key, data) {
    const ends = this.graph.extremities(key);
    if (this.gone && ends.includes(this.gone)) return { ...data, hidden: true };
    if (this.way.has(key)) return { ...data, size: Math.max(3, data.size + 1.5), color: this.inks.pale(SIGNS[data.sign], 1), zIndex: 9 };
    const focus = this.over ?? (this.chosen.size === 1 && !this.way.size ? [...this.chosen][0] : null);
    if (focus ? !ends.includes(focus) : this.way.size) return { ...data, color: this.inks.pale("soft", 0.1), zIndex: 0 };
    return key === this.overTie ? { ...data, size: data.size + 2, color: this.inks.pale(SIGNS[data.sign], 1), zIndex: 9 } : data;
  }

  layOut() {
    const hint = this.hint(word("influence.script.laying_out", { n: this.graph.order }));
    const worker = new Worker("/static/influence_layout.js", { type: "module" });
    worker.addEventListener("message", ({ data: { places, isDone } }) => {
      let n = 0;
      this.graph.forEachNode((_, at) => Object.assign(at, { x: places[n++], y: places[n++] }));
      this.sigma.refresh();
      if (!isDone) return;
      worker.terminate();
      if (hint.textContent === this.hinted) this.hint("");
      this.canvas.dataset.ready = "yes";
    });
    worker.postMessage({
      actors: this.graph.nodes(),
      ties: this.content.ties.map(({ a, b, sources }) => ({ a, b, weight: 1 + Math.log2(sources) })),
    });
  }

  hint(text) {
    this.hinted = text;
    const hint = document.querySelector(".graph .hint");
    hint.textContent = text;
    return hint;
  }

  listen() {
    const { sigma } = this;
    sigma.on("enterNode", ({ node }) => this.hover(node, word("influence.script.node", { name: this.names.get(node), n: this.graph.getNodeAttribute(node, "ties") })));
    sigma.on("leaveNode", () => this.hover(null, ""));
    sigma.on("clickNode", ({ node }) => this.ask({ node }));
    sigma.on("clickStage", ({ event }) => this.clicked(this.tieAt(event)));
    sigma.on("moveBody", ({ event }) => this.moved(event));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    document.querySelector(".zooms").addEventListener("click", ({ target }) => this.zoom(target.dataset.zoom));
    window.addEventListener("themechange", () => this.repaint());
    document.querySelector(".zooms").hidden = false;
    this.legend();
  }

  hover(node, text) {
    this.over = node;
    this.overTie = null;
    this.canvas.classList.toggle("is-over", Boolean(node));
    this.hint(text);
    this.recolour();
  }

  /** Colours, labels and what is hidden anew. In a large network places are not reckoned again, nor what lies over what. */
  recolour() {
    const isLarge = this.graph.order + this.graph.size > MANY;
    this.sigma.refresh(isLarge ? { partialGraph: { nodes: this.graph.nodes(), edges: this.graph.edges() }, skipIndexation: true } : {});
  }

  clicked(tie) {
    if (tie) this.ask({ tie });
    else if (this.chosen.size || this.gone) this.ask({});
  }

  moved(event) {
    if (this.over || this.waiting || this.graph.size > MANY) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      const tie = this.over ? null : this.tieAt(event);
      if (tie !== this.overTie) this.hoverTie(tie);
    });
  }

  /** The tie that is drawn nearest to a point of the canvas, if any is near: lines are too thin to be hit. */
  tieAt({ x, y }) {
    const at = new Map();
    this.graph.forEachNode((id, place) => at.set(id, this.sigma.graphToViewport(place)));
    let best = null, least = NEAR;
    this.graph.forEachEdge((key, _, from, to) => {
      const a = at.get(from), b = at.get(to), dx = b.x - a.x, dy = b.y - a.y;
      const part = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(x - a.x - part * dx, y - a.y - part * dy);
      if (far < least && !(this.gone && (from === this.gone || to === this.gone))) [best, least] = [key, far];
    });
    return best;
  }

  hoverTie(key) {
    this.overTie = key;
    this.canvas.classList.toggle("is-over", Boolean(key));
    const tie = key && this.graph.getEdgeAttributes(key);
    this.hint(tie ? word("influence.script.tie", { a: this.names.get(tie.a), b: this.names.get(tie.b), n: tie.sources }) : "");
    this.recolour();
  }

  key(event) {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const zooms = { "+": "in", "=": "in", "-": "out", 0: "all" };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) {
      const camera = this.sigma.getCamera(), { x, y, ratio } = camera.getState(), [right, up] = moves[event.key];
      camera.animate({ x: x + right * ratio, y: y + up * ratio }, { duration: 100 });
    } else if (zooms[event.key]) this.zoom(zooms[event.key]);
    else return;
    event.preventDefault();
  }

  zoom(how) {
    const camera = this.sigma.getCamera();
    if (how === "in") camera.animatedZoom({ duration: 150 });
    if (how === "out") camera.animatedUnzoom({ duration: 150 });
    if (how === "all") camera.animatedReset({ duration: 200 });
  }

  repaint() {
    this.inks = new Inks();
    this.sigma.setSetting("labelColor", { color: this.inks.of("ink") });
    this.paint(this.graph);
    this.sigma.refresh();
    this.legend();
  }

  /** What the panel tells of: its actors and ties stand out. */
  show({ way = "", actors = "", gone = "" }) {
    this.way = new Set(way.split(" ").filter((key) => this.graph.hasEdge(key)));
    this.chosen = new Set(actors.split(" ").filter((id) => this.graph.hasNode(id)));
    this.gone = this.graph.hasNode(gone) ? gone : null;
    this.sigma.refresh();
  }

  /** Where the middle of a tie is drawn, in pixels of the canvas. */
  placesOf(key) {
    const [a, b] = this.graph.extremities(key).map((id) => this.sigma.graphToViewport(this.graph.getNodeAttributes(id)));
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  legend() {
    const signs = [...new Set(this.content.ties.map((tie) => tie.sign))].map((sign) => [this.inks.pale(SIGNS[sign], 0.8), word(`influence.signs.${sign}`), "line"]);
    document.querySelector(".legend").replaceChildren(...[...this.colours(), ...signs].map(([ink, text, shape]) => this.entry(ink, text, shape)));
  }

  colours() {
    const by = this.colouring;
    if (by === "type") {
      const there = [...new Set(this.content.actors.map((actor) => actor.type))];
      return there.map((type) => [this.inks.of(TYPES[type] ?? "soft"), word(`codes.entity.${type}`), "disc"]);
    }
    if (by === "betweenness" || by === "constraint") {
      const [low, high] = by === "betweenness" ? [0.15, 1] : [1, 0.15];
      return [[this.inks.pale("accent", low), word("influence.script.low"), "disc"], [this.inks.pale("accent", high), word("influence.script.high"), "disc"]];
    }
    const some = this.content.groups[by] ?? [];
    const ties = new Map(this.content.actors.map((actor) => [actor.id, actor.ties]));
    const shown = some.slice(0, HUES.length).map((members, n) => {
      const main = members.filter((id) => ties.has(id)).sort((a, b) => ties.get(b) - ties.get(a))[0];
      return main && [this.inks.of(HUES[n]), word("influence.script.group", { name: this.names.get(main) }), "disc"];
    });
    return [...shown.filter(Boolean), [this.inks.pale("soft", 0.45), word("influence.script.no_group"), "disc"]];
  }

  entry(ink, text, shape) {
    const item = document.createElement("li"), mark = item.appendChild(document.createElement("span"));
    mark.className = shape;
    mark.style.background = ink;
    item.append(Object.assign(document.createElement("span"), { className: "name", textContent: text }));
    item.title = text;
    return item;
  }
}

class Page {
  constructor(canvas) {
    this.canvas = canvas;
  }

  async start() {
    this.asked = document.querySelector("[data-asked]");
    this.judging = document.querySelector("[data-judge]") !== null;
    this.asked.classList.add("is-live");
    this.asked.addEventListener("change", (event) => this.changed(event.target));
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("submit", (event) => this.sent(event));
    window.addEventListener("popstate", () => this.look(location.href));
    const answer = await fetch(this.canvas.dataset.source);
    if (!answer.ok) throw new Error(`${this.canvas.dataset.source}: ${answer.status}`);
    const content = await answer.json();
    if (!content.ties.length) return;
    try {
      const network = new Network(this.canvas, content, (choice) => this.choose(choice));
      network.start();
      this.network = this.canvas.network = network;
      this.network.show(this.panel.dataset);
    } catch (error) {
      if (document.createElement("canvas").getContext("webgl2")) throw error;
      this.canvas.textContent = word("influence.script.no_webgl");
    }
  }

  get panel() {
    return document.getElementById("panel");
  }

  /** Size and colour change at once; what is drawn is asked for anew. */
  changed(field) {
    if (["size", "colour"].includes(field.name) && this.network) {
      const address = new URL(location.href);
      address.searchParams.delete(field.name);
      if (field.value) address.searchParams.set(field.name, field.value);
      history.replaceState(null, "", address);
      this.network.repaint();
      if (field.name === "size") this.look(address.href);
    } else {
      this.asked.requestSubmit();
    }
  }

  clicked(event) {
    const link = event.target.closest("a[data-panel]");
    if (!link || !this.network || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.go(link.href, !link.closest("#panel"));
  }

  sent(event) {
    if (!event.target.matches("[data-way], [data-find]") || !this.network) return;
    event.preventDefault();
    this.go(`${event.target.action}?${new URLSearchParams(new FormData(event.target))}`);
  }

  choose(choice) {
    const address = new URL(location.href);
    for (const name of CHOICES) address.searchParams.delete(name);
    for (const [name, value] of Object.entries(choice)) address.searchParams.set(name, value);
    this.go(address.href);
  }

  async go(address, isFar = false) {
    history.pushState(null, "", address);
    await this.look(address);
    if (isFar) this.panel.scrollIntoView({ block: "nearest" });
    this.panel.focus({ preventScroll: true });
  }

  async look(address) {
    this.asking?.abort();
    this.asking = new AbortController();
    let text;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: this.asking.signal });
      text = await answer.text();
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html");
    for (const id of ["panel", "rankings"]) {
      const part = fresh.getElementById(id);
      if (part) document.getElementById(id).replaceWith(document.adoptNode(part));
    }
    this.network?.show(this.panel.dataset);
    if (!this.judging && this.panel.querySelector("[data-judge]")) {
      new Judging(document).start();
      this.judging = true;
    }
  }
}

const canvas = document.querySelector(".canvas");
if (canvas) new Page(canvas).start();
