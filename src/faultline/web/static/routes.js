// Routes on the map: told movements, likely ways, where traffic gathers, and what goes elsewhere when a part is shut.

import { maplibre, openMap } from "./base_map.js";
import { colour } from "./theme.js";
import { word } from "./words.js";

const LAYERS = ["paths", "legs", "alleged", "shut", "points", "ends"];

class Routes {
  constructor(element) {
    this.element = element;
  }

  async start() {
    const answer = await fetch(this.element.dataset.source);
    if (!answer.ok) throw new Error(`routes: ${answer.status}`);
    const { findings, places } = await answer.json();
    Object.assign(this, { findings, places });
    this.map = await openMap(this.element, { bounds: this.bounds(), fitBoundsOptions: { padding: 60, maxZoom: 7 } });
    this.map.addSource("lines", { type: "geojson", data: collection(this.lines()) });
    this.map.addSource("points", { type: "geojson", data: collection(this.points()) });
    this.addLayers();
    for (const layer of ["paths", "legs", "alleged", "points"]) this.listen(layer);
    window.addEventListener("themechange", () => this.paint());
    this.element.dataset.ready = "yes";
  }

  of(kind) {
    return this.findings.filter((finding) => finding.kind === kind && !finding.cannot);
  }

  line(ids, properties) {
    const points = ids.map((id) => this.places[id]);
    if (points.length < 2 || points.some((place) => !place)) return [];
    const coordinates = points.map(({ lon, lat }) => [lon, lat]);
    const drawn = coordinates.length === 2 ? bent(...coordinates) : coordinates;
    return [{ type: "Feature", geometry: { type: "LineString", coordinates: drawn }, properties }];
  }

  lines() {
    const legs = this.of("leg").flatMap((leg) => this.line(leg.place_ids, {
      layer: leg.alleged ? "alleged" : "legs", id: leg.id, told: word("routes.script.leg", { title: leg.title, sources: word("routes.script.sources", { n: leg.sources }) }),
      width: 1.5 + Math.min(5, leg.sources), sure: Math.max(0.3, leg.stability?.share ?? 0.5),
    }));
    const paths = this.of("path").flatMap((path) => this.line(path.place_ids, {
      layer: "paths", id: path.id, told: word("routes.script.path", { title: path.title, p: Math.round(100 * path.probability) }), width: 1.5, sure: Math.max(0.2, path.probability),
    }));
    const shut = this.of("shut").flatMap(({ place_ids, next_place_ids }) => [
      ...this.line(place_ids, { layer: "shut", kind: "shut", width: 5, sure: 1 }),
      ...next_place_ids.flatMap((ids) => this.line(ids, { layer: "shut", kind: "next", width: 3, sure: 0.9 })),
    ]);
    return [...paths, ...legs, ...shut];
  }

  points() {
    const point = (id, properties) => {
      const { lon, lat } = this.places[id];
      return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
    };
    const ends = new Set(this.of("leg").flatMap(({ place_ids }) => place_ids.filter((id) => this.places[id])));
    const gathered = this.of("choke_point").filter(({ place_ids: [id] }) => this.places[id]).map((found) => point(found.place_ids[0], {
      layer: "points", id: found.id, size: 4 + 12 * Math.sqrt(found.traffic), sure: Math.max(0.25, found.stability?.share ?? 0.5),
      told: word("routes.script.point", { name: found.hub, p: Math.round(100 * found.traffic) }),
    }));
    return [...[...ends].map((id) => point(id, { layer: "ends" })), ...gathered];
  }

  addLayers() {
    const line = (layer, paint = {}) => this.map.addLayer({
      id: layer, type: "line", source: "lines", filter: ["==", ["get", "layer"], layer], layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-width": ["get", "width"], "line-opacity": ["get", "sure"], ...paint },
    }, "names");
    line("paths");
    line("legs");
    line("alleged", { "line-dasharray": [2, 2] });
    line("shut");
    const circle = (layer, paint) => this.map.addLayer({ id: layer, type: "circle", source: "points", filter: ["==", ["get", "layer"], layer], paint }, "names");
    circle("points", { "circle-radius": ["get", "size"], "circle-opacity": ["*", 0.35, ["get", "sure"]], "circle-stroke-width": 1.5, "circle-stroke-opacity": ["get", "sure"] });
    circle("ends", { "circle-radius": 3 });
    this.paint();
  }

  paint() {
    const flow = colour("--flow"), accent = colour("--accent"), red = colour("--event");
    for (const layer of LAYERS) {
      const name = ["points", "ends"].includes(layer) ? "circle-color" : "line-color";
      this.map.setPaintProperty(layer, name, { paths: accent, shut: ["match", ["get", "kind"], "shut", red, accent], points: accent }[layer] ?? flow);
    }
    this.map.setPaintProperty("points", "circle-stroke-color", accent);
  }

  /** What was shut and where it goes then, else the ways that were worked out, else all. */
  bounds() {
    const shut = this.of("shut").flatMap(({ place_ids, next_place_ids }) => [...place_ids, ...next_place_ids.flat()]);
    const ways = this.of("path").flatMap(({ place_ids }) => place_ids);
    const wanted = (shut.length ? shut : ways).map((id) => this.places[id]).filter(Boolean);
    const all = wanted.length ? wanted : Object.values(this.places);
    if (!all.length) return [[-20, -35], [55, 60]];
    const [lons, lats] = [all.map(({ lon }) => lon), all.map(({ lat }) => lat)];
    return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
  }

  listen(layer) {
    const popup = new maplibre.Popup({ closeButton: false, closeOnClick: false, offset: 8, maxWidth: "22rem" });
    this.map.on("mousemove", layer, ({ features: [{ properties }], lngLat }) => {
      this.map.getCanvas().style.cursor = "pointer";
      popup.setLngLat(lngLat).setText(properties.told).addTo(this.map);
    });
    this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; popup.remove(); });
    this.map.on("click", layer, ({ features: [{ properties }] }) => {
      location.assign(this.element.dataset.finding.replace("ID", properties.id.split(":").pop()));
    });
  }
}

/** A line between two points that bends to its right, so that the way there and the way back lie apart. */
function bent([x1, y1], [x2, y2]) {
  const [mx, my] = [(x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12];
  return Array.from({ length: 17 }, (_, n) => {
    const t = n / 16;
    return [x1, y1].map((start, axis) => (1 - t) ** 2 * start + 2 * t * (1 - t) * [mx, my][axis] + t * t * [x2, y2][axis]);
  });
}

function collection(features) {
  return { type: "FeatureCollection", features };
}

const element = document.querySelector(".routes-map");
if (element) new Routes(element).start();
