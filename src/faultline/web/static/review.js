// The review queue: after each decision the next one is chosen, and the progress told; `o` opens the document.

import { Correcting } from "./correcting.js";
import { word } from "./words.js";

class Review {
  constructor(page) {
    this.page = page;
    this.line = page.querySelector(".progress-line");
    this.total = Number(this.line.dataset.total);
    this.judged = Number(this.line.dataset.judged);
  }

  start() {
    new Correcting(this.page).start();
    this.page.addEventListener("judged", (event) => this.went(event.target, event.detail));
    document.addEventListener("keydown", (event) => this.key(event));
    this.choose(this.open[0]);
  }

  get open() {
    return [...this.page.querySelectorAll("[data-judge]:not([data-decided])")];
  }

  choose(thing) {
    if (!thing) return;
    thing.focus({ preventScroll: true });
    thing.scrollIntoView({ block: "nearest" });
  }

  went(thing, made) {
    this.judged += made ? 1 : -1;
    this.page.querySelector("progress").value = this.judged;
    this.page.querySelector("[data-progress]").textContent = word("review.script.progress", { judged: this.judged, total: this.total });
    if (!made) return this.choose(thing);
    const after = this.open.find((one) => thing.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (after ?? this.open[0]) this.choose(after ?? this.open[0]);
    else this.page.querySelector("[data-next]").focus();
  }

  key(event) {
    if (event.key !== "o" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    this.page.querySelector(".is-judged-next blockquote a")?.click();
  }
}

new Review(document.querySelector("main.review")).start();
