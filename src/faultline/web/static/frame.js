// What every page has: the filter bar, the theme, and judging with one key. Without it all of them still work.

import { FilterBar } from "./bar.js";
import { Judging } from "./judging.js";
import { Keys } from "./keys.js";
import { ThemeSwitch } from "./theme.js";
import { Waiting } from "./waiting.js";

for (const [selector, Part] of [["[data-bar]", FilterBar], ["[data-theme-switch]", ThemeSwitch]]) {
  const element = document.querySelector(selector);
  if (element) new Part(element).start();
}
new Keys(document.getElementById("keys"), document.querySelector("[data-keys]")).start();
if (document.querySelector("[data-judge]")) new Judging(document).start();
if (document.querySelector("[data-running]")) new Waiting(document).start();

// What sticks to the top of a page stands below the ways and the filter, however many lines they take.
const ways = document.querySelector(".ways");
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--head", `${ways.offsetHeight}px`);
}).observe(ways);
