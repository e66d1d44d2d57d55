// The reader: choosing a statement in the text opens its card beside it, and the other way round; the picture of its
// page follows. Without this script every dot still leads to its card and every card to its place.

import { Adding } from "./adding.js";
import { Correcting } from "./correcting.js";
import { Selecting } from "./selecting.js";
import { Sheets } from "./sheets.js";

class Reader {
  constructor(page) {
    this.text = page.querySelector(".text");
    this.beside = page.querySelector(".beside");
    this.cards = page.querySelector(".cards-of");
    this.sheets = new Sheets(page);
    this.selecting = new Selecting(this.text);
    this.parts = [this.sheets, new Adding(page, this.selecting), new Correcting(page, () => this.selecting.words)];
  }

  start() {
    for (const part of this.parts) part.start();
    this.text.addEventListener("click", (event) => this.chooseInText(event));
    this.beside.addEventListener("toggle", (event) => this.chooseBeside(event), true);
    this.beside.addEventListener("chosen", (event) => this.chooseForJudging(event.target));
    window.addEventListener("hashchange", () => this.followAddress());
    this.followAddress();
  }

  followAddress() {
    const [, id] = /^#[sc]-([0-9a-f]+)$/.exec(location.hash) ?? [];
    if (id) this.show(id, { scrollText: location.hash.startsWith("#s-") });
  }

  chooseInText(event) {
    const said = event.target.closest(".said");
    if (!said || event.target.closest("a") || !getSelection().isCollapsed) return;
    const ids = said.dataset.statements.split(" ");
    const next = ids[(ids.indexOf(this.chosen) + 1) % ids.length];
    this.show(next);
    history.replaceState(null, "", `#s-${next}`);
  }

  chooseBeside(event) {
    if (event.target.open && event.target.parentElement.id.startsWith("c-")) {
      this.mark(event.target.parentElement.id.slice(2));
    }
  }

  chooseForJudging(card) {
    const id = card.dataset.judge;
    if (id !== this.chosen) this.show(id, { scrollText: true });
  }

  show(id, { scrollText = false } = {}) {
    const card = document.getElementById(`c-${id}`);
    if (!card) return;
    this.mark(id);
    for (const open of this.beside.querySelectorAll(".card details[open]")) open.open = false;
    card.querySelector("details").open = true;
    const box = getComputedStyle(this.cards).overflowY === "auto" ? this.cards : this.beside;
    box.scrollTo({ top: card.offsetTop - box.offsetTop - 8 });
    card.querySelector("summary").focus({ preventScroll: true });
    if (scrollText) requestAnimationFrame(() => document.getElementById(`s-${id}`)?.scrollIntoView({ block: "center" }));
  }

  mark(id) {
    this.chosen = id;
    for (const said of this.text.querySelectorAll(".said")) {
      said.classList.toggle("is-chosen", said.dataset.statements.split(" ").includes(id));
    }
    this.sheets.show(Number(document.getElementById(`c-${id}`)?.dataset.page));
  }
}

new Reader(document.querySelector("main.reader")).start();
