// Suggests with whom an actor may be one, while one types; without it the same form is sent and answered by a page.

const PAUSE = 200;

class Suggesting {
  constructor(form) {
    this.form = form;
  }

  start() {
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.look(); });
  }

  async look() {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${location.pathname}?${new URLSearchParams(new FormData(this.form))}`, { signal: this.asking.signal });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("same");
      if (fresh) document.getElementById("same").replaceWith(document.adoptNode(fresh));
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }
}

const form = document.querySelector("[data-suggests]");
if (form) new Suggesting(form).start();
