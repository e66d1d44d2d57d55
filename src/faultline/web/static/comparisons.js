// Two more keys on the matter that is chosen: v for another verdict, n for a note. The rest is judging.js.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const chosen = document.querySelector(".is-judged-next") ?? onlyOne();
  const field = ["v", "n"].includes(event.key) && chosen?.querySelector(`[data-key="${event.key}"]`);
  if (!field) return;
  event.preventDefault();
  field.focus();
});

document.addEventListener("judged", (event) => {
  const form = event.target.querySelector("input[name=note]");
  if (form && event.detail?.decision === "note") form.value = "";
});

function onlyOne() {
  const all = document.querySelectorAll("[data-judge]");
  return all.length === 1 ? all[0] : null;
}
