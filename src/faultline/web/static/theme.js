// Switches between light and dark at once; the cookie keeps it for the next page. Scripts that draw listen for `themechange`.

const YEAR = 365 * 24 * 3600;
const system = matchMedia("(prefers-color-scheme: dark)");

export function theme() {
  return document.documentElement.dataset.theme || (system.matches ? "dark" : "light");
}

/** The colour that a custom property of the style sheet has now: `colour("--event")` as "rgb(168, 50, 62)". */
export function colour(name) {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

export class ThemeSwitch {
  constructor(link) {
    this.link = link;
  }

  start() {
    this.link.addEventListener("click", (event) => this.switch(event));
    system.addEventListener("change", () => this.changed());
    this.offer();
    this.printLight();
  }

  /** Paper is light: what draws by the theme draws so while the page is printed. */
  printLight() {
    const root = document.documentElement;
    let before;
    window.addEventListener("beforeprint", () => {
      before = root.dataset.theme;
      root.dataset.theme = "light";
      window.dispatchEvent(new CustomEvent("themechange", { detail: "light" }));
    });
    window.addEventListener("afterprint", () => {
      if (before) root.dataset.theme = before;
      else delete root.dataset.theme;
      window.dispatchEvent(new CustomEvent("themechange", { detail: theme() }));
    });
  }

  switch(event) {
    event.preventDefault();
    const chosen = theme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    document.cookie = `faultline_theme=${chosen}; path=/; max-age=${YEAR}; samesite=strict`;
    this.changed();
  }

  changed() {
    this.offer();
    window.dispatchEvent(new CustomEvent("themechange", { detail: theme() }));
  }

  offer() {
    const other = theme() === "dark" ? "light" : "dark";
    this.link.textContent = this.link.dataset[other];
    const target = new URL(this.link.href);
    target.searchParams.set("theme", other);
    this.link.href = target;
  }
}
