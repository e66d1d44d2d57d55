"""Pages of positioned words → paragraphs in reading order: lines, columns, running headers, notes, headings."""
