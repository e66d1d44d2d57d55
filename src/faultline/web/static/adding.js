// Adds a statement: what is selected in the text becomes its evidence. The form comes from the workbench, for the span.

import { formOf, letTake } from "./correcting.js";
import { post } from "./posting.js";
import { tell } from "./telling.js";
import { word } from "./words.js";

export class Adding {
  constructor(page, selecting) {
    this.document = page.querySelector("[data-document]").dataset.document;
    this.place = page.querySelector("[data-adding]");
    this.button = page.querySelector("[data-add]");
    this.selecting = selecting;
  }

  start() {
    document.addEventListener("selectionchange", () => this.offer());
    this.button.addEventListener("mousedown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.open());
    addEventListener("scroll", () => this.offer(), { passive: true });
    document.addEventListener("keydown", (event) => {
      const isTyped = event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
      if (event.key === "n" && !isTyped && this.selecting.span) this.open(event);
      if (event.key === "Escape" && event.target.closest("[data-adding]")) this.close();
    });
  }

  offer() {
    const range = this.selecting.range;
    this.button.hidden = !range || this.place.hasChildNodes();
    if (!range) return;
    const box = range.getBoundingClientRect();
    this.button.style.top = `${Math.min(box.bottom + 6, innerHeight - 48)}px`;
    this.button.style.left = `${Math.max(8, box.left)}px`;
  }

  async open(event) {
    event?.preventDefault();
    const span = this.selecting.span;
    if (!span) return;
    this.button.hidden = true;
    await this.show(`/documents/${this.document}/add?${new URLSearchParams(span)}`);
  }

  async show(address) {
    try {
      const kept = new Map([...this.place.querySelectorAll("input:not([type=hidden])")].map((input) => [input.name, input.value]));
      const form = await formOf(address);
      this.place.replaceChildren(form);
      for (const input of form.querySelectorAll("input:not([type=hidden])")) input.value = kept.get(input.name) ?? input.value;
      form.addEventListener("submit", (event) => this.send(event));
      form.querySelector("[data-cancel]").addEventListener("click", (event) => { event.preventDefault(); this.close(); });
      for (const kind of form.querySelectorAll(".kinds a")) {
        kind.addEventListener("click", (event) => { event.preventDefault(); this.show(kind.href); });
      }
      letTake(form, () => this.selecting.words);
      form.querySelector("select").focus();
    } catch (error) {
      tell(word("correct.script.failed", { why: error.message }));
    }
  }

  close() {
    this.place.replaceChildren();
  }

  async send(event) {
    event.preventDefault();
    const fields = {};
    for (const [name, value] of new FormData(event.target)) if (name !== "token" && value) (fields[name] ??= []).push(value);
    try {
      const made = await post("/judgements", fields);
      location.hash = `s-${made.target}`;
      location.reload();
    } catch (error) {
      tell(word("correct.script.failed", { why: error.message }));
    }
  }
}
