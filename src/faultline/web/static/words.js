// The messages that the page was given for its scripts (`script_words` in the template).

const messages = {};
for (const template of document.querySelectorAll("template#words, template[data-words]")) {
  Object.assign(messages, JSON.parse(template.content.textContent.trim() || "{}"));
}

export const language = document.documentElement.lang;

/** The message of a key with its {names} filled in; `n` chooses between one and many. */
export function word(key, values = {}) {
  const text = messages[key];
  if (text === undefined) throw new Error(`the page has no message ${key}`);
  const isOne = values.n === 1 || (language === "fr" && values.n === 0);
  const chosen = Array.isArray(text) ? text[isOne ? 0 : 1] : text;
  return chosen.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

export function number(value) {
  return value.toLocaleString(language);
}

function shown(value) {
  return typeof value === "number" ? number(value) : String(value);
}
