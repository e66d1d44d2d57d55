// The reader: choosing a statement in the text opens its card beside it, and the other way round.
// Without this script every dot still leads to its card and every card to its place.

class Reader {
  constructor(page) {
    this.text = page.querySelector(".text");
    this.beside = page.querySelector(".beside");
  }

  start() {
    this.text.addEventListener("click", (event) => this.chooseInText(event));
    this.beside.addEventListener("toggle", (event) => this.chooseBeside(event), true);
    window.addEventListener("hashchange", () => this.followAddress());
    this.followAddress();
  }

  followAddress() {
    const [, id] = /^#[sc]-([0-9a-f]+)$/.exec(location.hash) ?? [];
    if (id) this.show(id, { scrollText: location.hash.startsWith("#s-") });
  }

  chooseInText(event) {
    const said = event.target.closest(".said");
    if (!said || event.target.closest("a") || !getSelection().isCollapsed) return;
    const ids = said.dataset.statements.split(" ");
    const next = ids[(ids.indexOf(this.chosen) + 1) % ids.length];
    this.show(next);
    history.replaceState(null, "", `#s-${next}`);
  }

  chooseBeside(event) {
    if (event.target.open && event.target.parentElement.id.startsWith("c-")) {
      this.mark(event.target.parentElement.id.slice(2));
    }
  }

  show(id, { scrollText = false } = {}) {
    const card = document.getElementById(`c-${id}`);
    if (!card) return;
    for (const open of this.beside.querySelectorAll(".card details[open]")) open.open = false;
    card.querySelector("details").open = true;
    this.beside.scrollTo({ top: card.offsetTop - this.beside.offsetTop - 8 });
    this.mark(id);
    if (scrollText) document.getElementById(`s-${id}`)?.scrollIntoView({ block: "center" });
  }

  mark(id) {
    this.chosen = id;
    for (const said of this.text.querySelectorAll(".said")) {
      said.classList.toggle("is-chosen", said.dataset.statements.split(" ").includes(id));
    }
  }
}

new Reader(document.querySelector("main.reader")).start();
