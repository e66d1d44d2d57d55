// The filter bar: one part open at a time, Escape closes it, suggestions while one types, and a tidy address.

import { number, word } from "./words.js";

const PAUSE = 150;

export class FilterBar {
  constructor(form) {
    this.form = form;
  }

  start() {
    this.form.addEventListener("submit", () => this.leaveOutEmpty());
    this.form.addEventListener("toggle", (event) => this.opened(event.target), true);
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("input", (event) => this.typed(event.target));
    document.addEventListener("click", (event) => this.clickedAway(event));
  }

  leaveOutEmpty() {
    for (const field of this.form.elements) {
      if (field.name && !field.value) field.disabled = true;
    }
    setTimeout(() => { for (const field of this.form.elements) field.disabled = false; });
  }

  opened(part) {
    if (!part.open) return;
    for (const other of this.form.querySelectorAll("details[open]")) if (other !== part) other.open = false;
    const panel = part.querySelector(".panel");
    panel.classList.toggle("is-right", part.getBoundingClientRect().left + panel.offsetWidth > innerWidth);
    const field = panel.querySelector("input:not([type=hidden])");
    field?.focus();
    if (field?.dataset.suggest) this.suggest(field);
  }

  key(event) {
    const part = event.target.closest("details[open]");
    if (!part) return;
    if (event.key === "Escape") {
      part.open = false;
      part.querySelector("summary").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.walk(event, part);
    }
  }

  walk(event, part) {
    const stops = [part.querySelector("[data-suggest]"), ...part.querySelectorAll(".suggestions a")];
    const at = stops.indexOf(event.target);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  clickedAway(event) {
    if (event.target.closest("details.facet")) return;
    for (const part of this.form.querySelectorAll("details[open]")) part.open = false;
  }

  typed(field) {
    if (!field.dataset.suggest) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest(field), PAUSE);
  }

  async suggest(field) {
    const asked = new URLSearchParams(location.search);
    asked.delete("page");
    asked.set("field", field.dataset.suggest);
    asked.set("text", field.value);
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`/api/suggestions?${asked}`, { signal: this.asking.signal });
      if (answer.ok) this.show(field, (await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  show(field, suggestions) {
    const list = field.parentElement.querySelector(".suggestions");
    list.replaceChildren(...suggestions.map((one) => this.item(field, one)));
    if (!suggestions.length) {
      list.append(Object.assign(document.createElement("li"), { className: "empty", textContent: word("script.nothing_found") }));
    }
    list.hidden = false;
    field.parentElement.querySelector("[role=status]").textContent = word("script.suggested", { n: suggestions.length });
  }

  item(field, { id, name, statements }) {
    const target = new URL(location.href);
    target.hash = "";
    target.searchParams.delete("page");
    target.searchParams.append(field.name, id);
    const link = Object.assign(document.createElement("a"), { href: target });
    link.append(
      Object.assign(document.createElement("span"), { textContent: name }),
      Object.assign(document.createElement("span"), { className: "count", textContent: number(statements) }),
    );
    const item = document.createElement("li");
    item.append(link);
    return item;
  }
}
