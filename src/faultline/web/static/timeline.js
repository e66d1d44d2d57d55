// Bars over time and circles over place. A stretch of the bars becomes the period of the address and a circle its place;
// while one drags, the circles already follow.

import * as d3 from "./vendor/d3-7.9.2/d3.mjs";
import * as Plot from "./vendor/plot-0.6.17/plot.mjs";
import { maplibre, openMap } from "./base_map.js";
import { forTheEye } from "./plotted.js";
import { colour } from "./theme.js";
import { language, number, word } from "./words.js";

const PAUSE = 120;
const HEIGHT = 190;

function go(changes) {
  const target = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    target.searchParams.delete(name);
    if (value) target.searchParams.set(name, value);
  }
  for (const name of ["from", "to", "page"]) target.searchParams.delete(name);
  location.assign(target);
}

class Bars {
  constructor(figure, time, moved) {
    Object.assign(this, { figure, time, moved });
    this.step = time.unit === "year" ? d3.utcYear : d3.utcMonth;
    this.parse = d3.utcParse(time.unit === "year" ? "%Y" : "%Y-%m");
    this.name = d3.utcFormat(time.unit === "year" ? "%Y" : "%Y-%m");
  }

  start() {
    this.draw();
    window.addEventListener("themechange", () => this.draw());
    new ResizeObserver(() => { if (this.figure.clientWidth !== this.width) this.draw(); }).observe(this.figure);
  }

  rows() {
    return this.time.bins.flatMap(({ bin, kind, sure, spread }) => {
      const x1 = this.parse(bin);
      const shared = { x1, x2: this.step.offset(x1, 1), kind, when: bin, sure, spread };
      return [{ ...shared, y: sure, opacity: 0.95 }, { ...shared, y: spread, opacity: 0.35 }].filter((row) => row.y > 0);
    });
  }

  draw() {
    this.width = this.figure.clientWidth;
    if (!this.width) return; // not laid out: the observer draws it once it is
    this.height = Math.max(HEIGHT, Math.min(this.figure.clientHeight, this.width));
    const rows = this.rows();
    const kinds = [...new Set(rows.map((row) => row.kind))];
    const first = this.parse(this.time.first), last = this.step.offset(this.parse(this.time.last), 1);
    const months = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });
    this.plot = forTheEye(Plot.plot({
      width: this.width, height: this.height, marginLeft: 40, marginBottom: 26, marginTop: 8, marginRight: 12,
      x: { type: "utc", domain: [first, last], label: null, tickFormat: last - first > 3e11 ? "%Y" : (date) => months.format(date) },
      y: { label: null, grid: true, ticks: 4, tickFormat: (value) => (Number.isInteger(value) ? number(value) : "") },
      marks: [
        Plot.rectY(rows, Plot.stackY({
          x1: "x1", x2: "x2", y: "y", z: (row) => `${row.kind}${row.opacity}`, order: kinds.flatMap((kind) => [`${kind}0.95`, `${kind}0.35`]),
          fill: (row) => colour(`--${row.kind}`), fillOpacity: "opacity", inset: 0.5,
          title: (row) => word("timeline.script.bar", row),
        })),
        Plot.ruleY([0], { stroke: colour("--line") }),
      ],
    }));
    this.figure.replaceChildren(this.plot);
    this.offerBrush();
  }

  offerBrush() {
    const x = this.plot.scale("x");
    const brush = d3.brushX().extent([[x.range[0], 8], [x.range[1], this.height - 26]])
      .on("brush", ({ selection, sourceEvent }) => sourceEvent && this.moved(this.period(selection), false))
      .on("end", ({ selection, sourceEvent }) => sourceEvent && this.moved(this.period(selection), true));
    const layer = d3.select(this.plot).append("g").call(brush);
    layer.select(".overlay").attr("pointer-events", "all").lower();
    const [from, to] = this.chosen();
    if (from || to) {
      const ends = [x.apply(from ?? x.domain[0]), x.apply(to ?? x.domain[1])].map((at) => Math.max(x.range[0], Math.min(x.range[1], at)));
      if (ends[1] > ends[0]) layer.call(brush.move, ends);
    }
  }

  /** The period of the address as dates; its end is the first day after it. */
  chosen() {
    const [from, to] = (new URLSearchParams(location.search).get("period") ?? "").split("..");
    const read = (text) => text && (d3.utcParse("%Y-%m-%d")(text) ?? d3.utcParse("%Y-%m")(text) ?? d3.utcParse("%Y")(text));
    const after = to === undefined ? from : to;
    const unit = { 4: d3.utcYear, 7: d3.utcMonth }[after?.length] ?? d3.utcDay;
    return [read(from) || null, after ? unit.offset(read(after), 1) : null];
  }

  period(selection) {
    if (!selection) return "";
    const [from, to] = selection.map((at) => this.plot.scale("x").invert(at));
    const begin = this.step.round(from), end = this.step.offset(this.step.round(to), -1);
    return `${this.name(begin)}..${this.name(end < begin ? begin : end)}`;
  }
}

class Circles {
  constructor(element, places) {
    Object.assign(this, { element, places });
  }

  async start() {
    this.map = await openMap(this.element, { bounds: bounds(this.places), fitBoundsOptions: { padding: 50, maxZoom: 6 } });
    this.map.addSource("places", { type: "geojson", data: this.features() });
    this.map.addLayer({ id: "areas", type: "circle", source: "places", filter: ["get", "area"], paint: this.paint(0.08, 1.6) }, "names");
    this.map.addLayer({ id: "spots", type: "circle", source: "places", filter: ["!", ["get", "area"]], paint: this.paint(0.55, 1) }, "names");
    for (const layer of ["areas", "spots"]) this.listen(layer);
    window.addEventListener("themechange", () => this.colours());
    this.element.dataset.ready = "yes";
  }

  show(places) {
    this.places = places;
    this.map?.getSource("places")?.setData(this.features());
  }

  features() {
    const most = Math.max(1, ...this.places.map((place) => place.statements));
    const chosen = new URLSearchParams(location.search).getAll("place");
    return {
      type: "FeatureCollection",
      features: this.places.map((place) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [place.lon, place.lat] },
        properties: {
          id: place.id, area: place.is_area, told: this.told(place), size: 4 + 22 * Math.sqrt(place.statements / most),
          sure: Math.max(0.25, place.probability), chosen: chosen.includes(place.id),
          kind: Object.entries(place.kinds).sort((a, b) => b[1] - a[1])[0][0],
        },
      })),
    };
  }

  told({ name, is_area, statements, probability }) {
    const told = word(`timeline.script.${is_area ? "area" : "spot"}`, { name, n: statements });
    return probability < 0.95 ? `${told}, ${word("timeline.script.unsure", { p: Math.round(100 * probability) })}` : told;
  }

  paint(fill, stroke) {
    return {
      "circle-radius": ["get", "size"], "circle-color": this.byKind(), "circle-stroke-color": ["case", ["get", "chosen"], colour("--ink"), this.byKind()],
      "circle-opacity": ["*", fill, ["get", "sure"]], "circle-stroke-opacity": ["get", "sure"], "circle-stroke-width": ["case", ["get", "chosen"], 3, stroke],
    };
  }

  byKind() {
    const kinds = ["event", "relation", "effort", "flow", "cause", "quantity", "position"];
    return ["match", ["get", "kind"], ...kinds.flatMap((kind) => [kind, colour(`--${kind}`)]), colour("--soft")];
  }

  colours() {
    for (const layer of ["areas", "spots"]) {
      this.map.setPaintProperty(layer, "circle-color", this.byKind());
      this.map.setPaintProperty(layer, "circle-stroke-color", ["case", ["get", "chosen"], colour("--ink"), this.byKind()]);
    }
  }

  listen(layer) {
    const popup = new maplibre.Popup({ closeButton: false, closeOnClick: false, offset: 10 });
    this.map.on("mousemove", layer, ({ features: [{ geometry, properties }] }) => {
      this.map.getCanvas().style.cursor = "pointer";
      popup.setLngLat(geometry.coordinates).setText(properties.told).addTo(this.map);
    });
    this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; popup.remove(); });
    this.map.on("click", layer, ({ features: [{ properties }], originalEvent }) => {
      if (originalEvent.handled) return;
      originalEvent.handled = true;
      go({ place: properties.chosen ? "" : properties.id });
    });
  }
}

/** What holds nine tenths of the places by their statements, with the middle of all of them in it. */
function bounds(places) {
  const within = (values) => {
    const all = values.sort((a, b) => a[0] - b[0]);
    const total = d3.sum(all, (one) => one[1]);
    let sum = 0;
    const inside = all.filter(([, n]) => { sum += n; return sum > total * 0.05 && sum - n < total * 0.95; });
    return d3.extent(inside, (one) => one[0]);
  };
  const [west, east] = within(places.map(({ lon, statements }) => [lon, statements]));
  const [south, north] = within(places.map(({ lat, statements }) => [lat, statements]));
  return [[west - 0.5, Math.max(-80, south - 0.5)], [east + 0.5, Math.min(80, north + 0.5)]];
}

class Page {
  constructor(figure, map) {
    Object.assign(this, { figure, map });
  }

  async start() {
    const source = this.figure?.dataset.source ?? `/api/timeline${location.search}`;
    this.source = new URL(source, location.href);
    const { time, places } = await this.ask(this.source);
    if (time && this.figure) new Bars(this.figure, time, (period, isDone) => this.moved(period, isDone)).start();
    if (this.map) {
      this.circles = new Circles(this.map, places);
      await this.circles.start();
    }
  }

  async ask(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
    return answer.json();
  }

  moved(period, isDone) {
    clearTimeout(this.waiting);
    if (isDone) return go({ period });
    this.waiting = setTimeout(() => this.follow(period), PAUSE);
  }

  async follow(period) {
    const address = new URL(this.source);
    address.searchParams.set("period", period);
    const { places } = await this.ask(address);
    this.circles?.show(places);
  }
}

new Page(document.querySelector(".over-time"), document.querySelector(".over-place")).start();
