// What WebGL has drawn is gone by the time a page is printed, so it is copied to plain canvases just before; the theme is
// a light one by then (theme.js).

/** Copies of the canvases that are in `element` when the page is printed, after `draw()` has drawn them. */
export function letPrint(element, draw) {
  let copy = null;
  window.addEventListener("beforeprint", () => {
    draw();
    copy = copied(element);
    element.append(copy);
  });
  window.addEventListener("afterprint", () => copy?.remove());
}

function copied(element) {
  const all = [...element.querySelectorAll("canvas")].filter((one) => one.width && one.height);
  const copy = Object.assign(document.createElement("canvas"), { className: "printed", width: all[0]?.width ?? 1, height: all[0]?.height ?? 1 });
  const context = copy.getContext("2d");
  for (const one of all) context.drawImage(one, 0, 0, copy.width, copy.height);
  return copy;
}
