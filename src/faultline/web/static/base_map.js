// A map to draw on: land and borders of this machine, in the colours of the theme, with the names of countries in the
// language of the page. `openMap(element)` gives a MapLibre map, once it is there; layers of a page go below "names".

import * as maplibre from "./vendor/maplibre-gl-6.17.0/maplibre-gl.mjs";
import { letPrint } from "./printing.js";
import { colour } from "./theme.js";
import { language, word } from "./words.js";

const LAND = new URL("./vendor/world-atlas-2.0.2/", import.meta.url);
const STYLES = new URL("./vendor/maplibre-gl-6.17.0/maplibre-gl.css", import.meta.url);
const FAR = 3;
const PAINTED = [
  ["sea", "background-color", "--sea"], ["land-far", "fill-color", "--land"], ["land-near", "fill-color", "--land"],
  ["coast-far", "line-color", "--line"], ["coast-near", "line-color", "--line"], ["borders", "line-color", "--soft"],
  ["names", "text-color", "--soft"], ["names", "text-halo-color", "--land"],
];

function style(borders) {
  const source = (file) => ({ type: "geojson", data: new URL(file, LAND).href, tolerance: 0.2 });
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: { far: source("land-110m.json"), near: source("land-50m.json"), borders: { type: "geojson", data: borders } },
    layers: [
      { id: "sea", type: "background" },
      { id: "land-far", type: "fill", source: "far", maxzoom: FAR },
      { id: "land-near", type: "fill", source: "near", minzoom: FAR },
      { id: "coast-far", type: "line", source: "far", maxzoom: FAR },
      { id: "coast-near", type: "line", source: "near", minzoom: FAR },
      { id: "borders", type: "line", source: "borders", filter: ["==", ["get", "kind"], "border"], paint: { "line-dasharray": [3, 2], "line-opacity": 0.5 } },
      {
        id: "names", type: "symbol", source: "borders", filter: ["==", ["get", "kind"], "country"],
        layout: { "text-field": ["get", "shown"], "text-size": 11, "text-font": ["sans-serif"], "text-letter-spacing": 0.05, "text-max-width": 7 },
        paint: { "text-halo-width": 1.2 },
      },
    ],
  };
}

function paint(map) {
  for (const [layer, property, name] of PAINTED) map.setPaintProperty(layer, property, colour(name));
}

/** A style in the colours of the theme from its first frame on. */
function painted(plain) {
  for (const [layer, property, name] of PAINTED) (plain.layers.find((one) => one.id === layer).paint ??= {})[property] = colour(name);
  return plain;
}

async function borders() {
  const found = await (await fetch("/api/base-map")).json();
  const names = new Intl.DisplayNames([language], { type: "region" });
  for (const { properties } of found.features) {
    if (properties.kind === "country") properties.shown = language === "en" ? properties.name : names.of(properties.code);
  }
  return found;
}

/** The style sheet of MapLibre, once in a page. */
function styled() {
  if (document.querySelector(`link[href="${STYLES.href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: STYLES.href });
  document.head.prepend(link);
  return new Promise((resolve) => { link.onload = link.onerror = resolve; });
}

/** A map in an element that has a height; `options` go to MapLibre (`bounds`, `center`, `zoom`). */
export async function openMap(element, options = {}) {
  const [found] = await Promise.all([borders(), styled()]);
  const map = new maplibre.Map({
    container: element, style: painted(style(found)), center: [10, 20], zoom: 1.5, maxZoom: 12,
    locale: { "Map.Title": word("script.map"), "NavigationControl.ZoomIn": word("script.zoom_in"), "NavigationControl.ZoomOut": word("script.zoom_out") },
    attributionControl: false, dragRotate: false, pitchWithRotate: false, ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  await new Promise((resolve) => { map.once("load", resolve); });
  window.addEventListener("themechange", () => paint(map));
  letPrint(element, () => map.redraw());
  return map;
}

export { maplibre };
