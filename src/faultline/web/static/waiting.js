// Looks again while something is still being worked out. A part of the page with `data-refresh` and an id is put in when
// it is ready; where there is none, the whole page is loaded again.

const PAUSES = [400, 800, 1500, 3000, 5000];

export class Waiting {
  constructor(page) {
    this.page = page;
    this.turn = 0;
  }

  start() {
    const pause = PAUSES[Math.min(this.turn, PAUSES.length - 1)];
    this.turn += 1;
    setTimeout(() => this.look(), pause);
  }

  async look() {
    if (this.page.hidden) return this.start();
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const whole = [...this.page.querySelectorAll("[data-running]")].some((one) => !one.closest("[data-refresh]"));
    if (whole) {
      if (!fresh.querySelector("[data-running]")) location.reload();
      else this.start();
      return;
    }
    for (const part of this.page.querySelectorAll("[data-refresh]")) {
      const ready = fresh.getElementById(part.id);
      if (ready && !ready.querySelector("[data-running]")) part.replaceWith(ready);
    }
    if (this.page.querySelector("[data-running]")) this.start();
  }
}
