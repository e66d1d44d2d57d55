// What Plot draws is for the eye: everything in it stands in a table beside it, which is what the keyboard and a screen
// reader get. So its groups lose the names of their marks, and its links are left out of the order of tabs.

export function forTheEye(plot) {
  for (const group of plot.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const link of plot.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  return plot;
}
