// Tells what was done, for eyes and screen readers, with a button where there is one thing more to do.

const SECONDS = 8;
let timer;

export function tell(text, action) {
  const line = Object.assign(document.createElement("p"), { textContent: text });
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: action.name });
    button.addEventListener("click", () => { line.remove(); action.run(); });
    line.append(button);
  }
  document.querySelector(".told").replaceChildren(line);
  clearTimeout(timer);
  timer = setTimeout(() => line.remove(), SECONDS * 1000);
}
