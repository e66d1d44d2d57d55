// Sends files that are dropped or chosen, one after another, with progress; and follows the build.

import { post } from "./posting.js";
import { number, word } from "./words.js";

const PAUSE = 700;

class Upload {
  constructor(page) {
    this.page = page;
    this.waiting = page.querySelector("[data-waiting]");
    this.building = page.querySelector("[data-building]");
    this.button = page.querySelector("[data-build] button");
    this.sending = Promise.resolve();
  }

  start() {
    const drop = this.page.querySelector("[data-drop]");
    const chosen = this.page.querySelector("[data-files]");
    for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
    addEventListener("dragover", () => drop.classList.add("is-over"));
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("is-over"); });
    addEventListener("drop", (event) => { drop.classList.remove("is-over"); this.take(event.dataTransfer.files); });
    chosen.addEventListener("change", () => { this.take(chosen.files); chosen.value = ""; });
    this.page.querySelector("[data-build]").addEventListener("submit", (event) => this.build(event));
    if (this.button.disabled) this.follow();
  }

  take(files) {
    for (const file of [...files]) this.sending = this.sending.then(() => this.send(file));
  }

  line(name) {
    const known = [...this.waiting.children].find((one) => one.dataset.name === name);
    const line = known ?? document.createElement("li");
    line.dataset.name = name;
    line.replaceChildren(Object.assign(document.createElement("span"), { className: "name", textContent: name }), " ");
    line.said = line.appendChild(Object.assign(document.createElement("span"), { className: "count" }));
    this.waiting.querySelector(".empty")?.remove();
    if (!known) this.waiting.append(line);
    return line;
  }

  send(file) {
    const line = this.line(file.name);
    const bar = line.appendChild(Object.assign(document.createElement("progress"), { max: file.size || 1, value: 0 }));
    bar.setAttribute("aria-label", file.name);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", `/upload/files?${new URLSearchParams({ name: file.name })}`);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.setRequestHeader("X-Faultline-Token", document.querySelector("meta[name=token]").content);
      request.upload.addEventListener("progress", (event) => {
        bar.value = event.loaded;
        line.said.textContent = word("upload.script.sending", { percent: Math.floor((100 * event.loaded) / (event.total || 1)) });
      });
      request.addEventListener("loadend", () => { bar.remove(); this.sent(line, file, request); done(); });
      request.send(file);
    });
  }

  sent(line, file, request) {
    if (request.status === 200) {
      line.said.textContent = `${number(file.size)} B`;
      const name = JSON.parse(request.response).name;
      const leave = Object.assign(document.createElement("button"), { type: "button", className: "quiet-act", textContent: word("upload.script.drop_one") });
      leave.addEventListener("click", async () => { await post("/upload/drop", { name }); line.remove(); });
      line.append(" ", leave);
      return;
    }
    line.classList.add("failed");
    line.said.textContent = word("upload.script.refused", { why: this.reason(request) });
  }

  reason(request) {
    try {
      return JSON.parse(request.response).error;
    } catch {
      return word("upload.script.lost");
    }
  }

  async build(event) {
    event.preventDefault();
    this.button.disabled = true;
    await this.sending;
    try {
      this.show(await post("/upload/build", {}));
      this.follow();
    } catch (error) {
      this.button.disabled = false;
      this.tell(word("upload.script.refused", { why: error.message }));
    }
  }

  follow() {
    setTimeout(async () => {
      const state = await (await fetch("/upload/state")).json().catch(() => null);
      if (state && !state.build?.running) return location.reload();
      if (state) this.show(state);
      this.follow();
    }, PAUSE);
  }

  show({ build }) {
    if (!build) return;
    this.tell(build.doing ? word("upload.script.running", { doing: build.doing, done: build.done, all: build.all }) : word("upload.script.begun"));
    this.bar ??= document.createElement("progress");
    this.bar.setAttribute("aria-label", word("upload.script.progress"));
    this.bar.max = build.all || 1;
    this.bar.value = build.done;
    this.building.append(this.bar);
  }

  tell(text) {
    this.building.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  }
}

new Upload(document.querySelector("main.upload")).start();
