// The picture of a page beside the text: turned by its arrows, by the page marks in the text and by what is chosen.

import { word } from "./words.js";

export class Sheets {
  constructor(page) {
    this.page = page;
    this.figure = page.querySelector(".sheet");
    this.document = page.querySelector("[data-document]").dataset.document;
  }

  start() {
    if (!this.figure) return;
    this.last = Number(this.figure.dataset.last);
    this.image = this.figure.querySelector("img");
    this.number = Number(/(\d+)\.png$/.exec(this.image.src)[1]);
    this.page.addEventListener("click", (event) => {
      const turn = event.target.closest("[data-turn]");
      const mark = event.target.closest("[data-sheet]");
      if (!turn && !mark) return;
      event.preventDefault();
      this.show(turn ? this.number + Number(turn.dataset.turn) : Number(mark.dataset.sheet));
    });
    this.image.addEventListener("load", () => this.image.classList.remove("is-loading"));
  }

  show(number) {
    if (!this.figure || !(number >= 1 && number <= this.last) || number === this.number) return;
    this.number = number;
    this.image.classList.add("is-loading");
    this.image.src = `/documents/${this.document}/pages/${number}.png`;
    this.image.alt = word("document.script.page_of", { number, last: this.last });
    this.figure.querySelector("[data-number]").textContent = this.image.alt;
    this.figure.querySelector(".leaf").scrollTop = 0;
    const address = new URL(location.href);
    address.searchParams.set("sheet", number);
    history.replaceState(null, "", address);
  }
}
