// What is selected in the text of a document, in the offsets of the document: code points, as evidence has them.

const length = (text) => [...text].length;

export class Selecting {
  constructor(text) {
    this.text = text;
    this.words = "";
    document.addEventListener("selectionchange", () => {
      if (this.range) this.words = String(this.range).trim();
    });
  }

  /** The range of the selection, if it lies in the text and holds words. */
  get range() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return this.text.contains(range.commonAncestorContainer) && String(range).trim() ? range : null;
  }

  /** Where the selection stands in the document. */
  get span() {
    const range = this.range;
    if (!range) return null;
    const start = this.offset(range.startContainer, range.startOffset, false);
    const end = this.offset(range.endContainer, range.endOffset, true);
    return start === null || end === null || end <= start ? null : { start, end };
  }

  /** A place in a passage; beside all passages the end of the one before or the start of the one after. */
  offset(node, position, isEnd) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const passage = element.closest(".passage");
    if (!passage) return this.beside(node, position, isEnd);
    const range = document.createRange();
    range.selectNodeContents(passage);
    range.setEnd(node, position);
    return this.begin(passage) + length(String(range));
  }

  beside(node, position, isEnd) {
    const place = document.createRange();
    place.setStart(node, position);
    const passages = [...this.text.querySelectorAll(".passage")];
    const isBefore = (passage) => place.comparePoint(passage, 0) < 0;
    if (!isEnd) {
      const next = passages.find((passage) => !isBefore(passage));
      return next ? this.begin(next) : null;
    }
    const last = passages.filter(isBefore).pop();
    return last ? this.begin(last) + length(last.textContent) : null;
  }

  begin(passage) {
    return Number(passage.id.slice("at-".length));
  }
}
