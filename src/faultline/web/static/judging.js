// Judging with one key. Whatever can be judged carries `data-judge="ID"`; inside it `.judged` shows the decision, and
// forms with `data-decide` are sent without leaving the page. Keys act on the chosen one: j and k choose.

import { post } from "./posting.js";
import { tell } from "./telling.js";
import { word } from "./words.js";

const KEYS = { a: "accept", r: "reject", c: "confirm", d: "dismiss" };

export class Judging {
  constructor(page) {
    this.page = page;
    this.last = null;
  }

  start() {
    this.page.addEventListener("keydown", (event) => this.key(event));
    this.page.addEventListener("submit", (event) => this.sent(event));
    this.page.addEventListener("focusin", (event) => this.choose(event.target.closest("[data-judge]")));
  }

  get things() {
    return [...this.page.querySelectorAll("[data-judge]")];
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, details.facet")) return;
    if (event.key === "j" || event.key === "k") return this.move(event.key === "j" ? 1 : -1);
    if (event.key === "u") return this.undo();
    const decision = KEYS[event.key];
    const known = this.chosen?.dataset.decisions?.split(" ") ?? ["accept", "reject"];
    if (decision && this.chosen && known.includes(decision)) this.decide(this.chosen, { decision });
  }

  move(step) {
    const things = this.things;
    const next = things[things.indexOf(this.chosen) + step] ?? (this.chosen ? null : things[0]);
    if (!next) return;
    this.choose(next);
    next.scrollIntoView({ block: "nearest" });
  }

  choose(thing) {
    if (!thing || thing === this.chosen) return;
    this.chosen?.classList.remove("is-judged-next");
    this.chosen = thing;
    thing.classList.add("is-judged-next");
    thing.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
  }

  sent(event) {
    const form = event.target.closest("form[data-decide]");
    if (!form) return;
    event.preventDefault();
    const fields = {};
    for (const [name, value] of new FormData(form, event.submitter)) if (name !== "token" && value) (fields[name] ??= []).push(value);
    this.decide(form.closest("[data-judge]"), fields);
  }

  async decide(thing, fields) {
    try {
      const made = await post("/judgements", { target: thing.dataset.judge, ...fields });
      this.last = { thing, judgement: made.id, before: this.said(thing, ` · ${made.decided}`) };
      thing.dataset.decided = made.decision;
      thing.dispatchEvent(new CustomEvent("judged", { bubbles: true, detail: made }));
      tell(word("script.done", { decision: made.decided }), { name: word("script.undo"), run: () => this.undo() });
    } catch (error) {
      tell(word("script.failed", { why: error.message }));
    }
  }

  said(thing, text) {
    const place = thing.querySelector(".judged");
    const before = place?.textContent ?? "";
    if (place) place.textContent = text;
    return before;
  }

  async undo() {
    if (!this.last) return;
    const { thing, judgement, before } = this.last;
    this.last = null;
    try {
      await post("/judgements/undo", { judgement });
      this.said(thing, before);
      delete thing.dataset.decided;
      thing.dispatchEvent(new CustomEvent("judged", { bubbles: true, detail: null }));
      tell(word("script.undone"));
    } catch (error) {
      tell(word("script.failed", { why: error.message }));
    }
  }
}
