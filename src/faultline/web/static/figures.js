// Draws each ledger from its table: figures over the dates of the texts, ranges as lines, open ends as arrows.

import * as Plot from "./vendor/plot-0.6.17/plot.mjs";
import { forTheEye } from "./plotted.js";
import { colour } from "./theme.js";
import { language, word } from "./words.js";

const HEIGHT = 150;
const FEWEST_DATES = 2;

class Ledger {
  constructor(section) {
    this.figure = section.querySelector(".claims-plot");
    this.claims = [...section.querySelectorAll("tr[data-on]")].map(({ dataset }, index) => ({ ...dataset, index: index + 1, ...ends(dataset) }))
      .filter((claim) => claim.on && claim.low !== undefined)
      .map((claim) => ({ ...claim, date: new Date(claim.on) }))
      .filter((claim) => !Number.isNaN(+claim.date));
  }

  start() {
    if (new Set(this.claims.map((claim) => +claim.date)).size < FEWEST_DATES) return;
    this.figure.hidden = false;
    this.draw();
    window.addEventListener("themechange", () => this.draw());
    new ResizeObserver(() => { if (this.figure.clientWidth !== this.width) this.draw(); }).observe(this.figure);
  }

  draw() {
    this.width = this.figure.clientWidth;
    if (!this.width) return; // not laid out: the observer draws it once it is
    const ink = colour("--quantity"), soft = colour("--soft");
    const title = (claim) => word("figures.script.claim", { who: claim.who, said: claim.said, on: claim.on });
    const days = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });
    const short = new Intl.NumberFormat(language, { notation: "compact" });
    const shared = { x: "date", stroke: ink, strokeOpacity: (claim) => ("alleged" in claim ? 0.45 : 1) };
    this.figure.replaceChildren(forTheEye(Plot.plot({
      width: this.width, height: HEIGHT, marginLeft: 56, marginRight: 30, marginTop: 16, marginBottom: 24,
      x: { type: "utc", label: null, inset: 14, tickFormat: (date) => days.format(date), ticks: 4 },
      y: { label: null, grid: true, zero: true, ticks: 4, nice: true, tickFormat: (value) => short.format(value) },
      marks: [
        Plot.ruleX(this.claims, { ...shared, y1: "low", y2: "high", strokeWidth: 3 }),
        Plot.dot(this.claims, { ...shared, y: "low", r: 4.5, fill: (claim) => (claim.isOpen ? colour("--paper") : ink), href: "href", title }),
        Plot.text(this.claims, { x: "date", y: "high", dy: -11, text: (claim) => (claim.isOpen ? `${claim.index} ↑` : `${claim.index}`), fill: soft, fontSize: 11 }),
      ],
    })));
  }
}

/** The ends of a claim as they are drawn; an end that is not given falls together with the other. */
function ends({ low, high }) {
  const [one, other] = [low ?? high, high ?? low].map((end) => (end === undefined ? undefined : Number(end)));
  return { low: one, high: other, isOpen: low === undefined || high === undefined };
}

for (const section of document.querySelectorAll(".matter")) new Ledger(section).start();
