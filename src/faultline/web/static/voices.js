// Grades by the keyboard: on the chosen outlet a letter A to F, then a figure 1 to 6, or Enter for the letter alone.

const PAUSE = 4000;
let begun = null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, a, button, summary")) return;
  const row = document.querySelector(".outlets tr.is-judged-next");
  if (!row) return;
  const key = event.key.toUpperCase();
  if (/^[A-F]$/.test(key)) begin(row, key);
  else if (begun?.row === row && /^[1-6]$/.test(key)) give(row, begun.letter + key);
  else if (begun?.row === row && event.key === "Enter") give(row, begun.letter);
  else if (event.key === "Escape") end();
});

document.addEventListener("judged", ({ target, detail }) => {
  const given = target.querySelector(".given");
  if (!given) return;
  if (detail) given.dataset.before ??= given.textContent;
  given.textContent = detail ? target.querySelector("select[name=grade]").value : given.dataset.before;
});

function begin(row, letter) {
  end();
  const cell = row.querySelector(".grade"), given = cell.querySelector(".given");
  begun = { row, letter, given, before: given.textContent, timer: setTimeout(end, PAUSE) };
  cell.classList.add("is-begun");
  given.textContent = `${letter}…`;
}

function end() {
  if (!begun) return;
  clearTimeout(begun.timer);
  begun.given.textContent = begun.before;
  begun.row.querySelector(".grade").classList.remove("is-begun");
  begun = null;
}

function give(row, grade) {
  end();
  const form = row.querySelector("form[data-decide]");
  form.elements.grade.value = grade;
  form.requestSubmit(form.querySelector("button[value=grade]"));
}
