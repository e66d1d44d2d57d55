// Asks the workbench to change something, with the token that shows that the page is its own.

/** What the workbench answers; throws an Error with its sentence where it refuses. */
export async function post(path, fields) {
  const answer = await fetch(path, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Faultline-Token": document.querySelector("meta[name=token]").content,
    },
    body: new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))),
  });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error);
  return content;
}
