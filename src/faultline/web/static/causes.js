// While one points at a loop of the list, or goes to it with the keyboard, it stands out in the diagram.

const diagram = document.querySelector(".diagram");

class Loop {
  constructor(entry) {
    this.entry = entry;
    const names = entry.dataset.loop.split("\n");
    this.pairs = new Set(names.map((name, at) => `${name}\n${names[(at + 1) % names.length]}`));
    this.names = new Set(names);
  }

  start() {
    for (const event of ["mouseenter", "focusin"]) this.entry.addEventListener(event, () => this.show());
    for (const event of ["mouseleave", "focusout"]) this.entry.addEventListener(event, restore);
  }

  show() {
    diagram.classList.add("has-lit");
    for (const arrow of arrows) arrow.classList.toggle("is-lit", this.pairs.has(`${arrow.dataset.cause}\n${arrow.dataset.effect}`));
    for (const factor of factors) factor.classList.toggle("is-lit", this.names.has(factor.dataset.factor));
  }
}

const arrows = [...(diagram?.querySelectorAll(".arrow") ?? [])];
const factors = [...(diagram?.querySelectorAll(".factor") ?? [])];
const before = new Map([diagram, ...arrows, ...factors].filter(Boolean).map((one) => [one, one.getAttribute("class")]));

function restore() {
  for (const [one, classes] of before) one.setAttribute("class", classes);
}

if (diagram) {
  for (const entry of document.querySelectorAll("[data-loop]")) new Loop(entry).start();
  const around = diagram.closest("[data-around]").dataset.around;
  const middle = factors.find((factor) => (around ? factor.dataset.factor === around : factor.classList.contains("is-lit")));
  if (middle) {
    const box = middle.getBoundingClientRect(), frame = diagram.getBoundingClientRect();
    diagram.scrollBy({ left: box.x + box.width / 2 - frame.x - frame.width / 2, top: box.y + box.height / 2 - frame.y - frame.height / 2, behavior: "instant" });
  }
}
