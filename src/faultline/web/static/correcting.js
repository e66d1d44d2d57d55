// Opens the form that corrects a statement beside it, where its own page would be. Sending is done by judging.js.

import { tell } from "./telling.js";
import { word } from "./words.js";

/** The form of a page of ours, without the page. */
export async function formOf(address) {
  const answer = await fetch(address);
  const content = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = content.querySelector("form.correcting");
  if (!form) throw new Error(content.querySelector("main p")?.textContent ?? String(answer.status));
  return document.adoptNode(form);
}

/** Buttons that put the words last selected in the text into a field of the form. */
export function letTake(form, selection) {
  for (const button of form.querySelectorAll("[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (selection()) form.querySelector(`#${button.dataset.take}`).value = selection();
    });
  }
}

export class Correcting {
  constructor(page, selection = () => "") {
    this.page = page;
    this.selection = selection;
  }

  start() {
    this.page.addEventListener("click", (event) => {
      const link = event.target.closest("[data-correct]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open(link.closest("[data-judge]"));
    });
    this.page.addEventListener("judged", (event) => event.target.querySelector("form.correcting")?.remove());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.key === "Escape") return this.close(event);
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const thing = this.page.querySelector(".is-judged-next");
    if (thing) this.open(thing, event);
  }

  close(event) {
    const form = event.target.closest("form.correcting");
    if (!form) return;
    const thing = form.closest("[data-judge]");
    form.remove();
    thing?.querySelector("summary, a")?.focus();
  }

  async open(thing, event) {
    event?.preventDefault();
    const before = thing.querySelector("form.correcting");
    if (before) return before.remove();
    try {
      const form = await formOf(`/statements/${thing.dataset.judge}/correct`);
      for (const details of thing.querySelectorAll("details")) details.open = true;
      (thing.querySelector("details") ?? thing).append(form);
      form.querySelector("[data-cancel]").addEventListener("click", (cancel) => { cancel.preventDefault(); form.remove(); });
      letTake(form, this.selection);
      form.querySelector("select").focus();
      form.scrollIntoView({ block: "nearest" });
    } catch (error) {
      tell(word("correct.script.failed", { why: error.message }));
    }
  }
}
