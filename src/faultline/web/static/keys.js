// The list of keys, on "?" or its button; "/" goes to the search.

export class Keys {
  constructor(dialog, button) {
    Object.assign(this, { dialog, button });
  }

  start() {
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.dialog.showModal());
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "?") this.dialog.showModal();
    else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").select();
    }
  }
}
