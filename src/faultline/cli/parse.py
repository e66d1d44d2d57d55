"""`faultline parse`: what the language pipeline sees in a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from faultline.errors import UnreadableError, UsageError


def parse(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="A raw text in UTF-8, or - to read it from a pipe.")],
    name: Annotated[str, typer.Option("--format", help="How to write it; conllu is the one there is.")] = "conllu",
) -> None:
    """Show sentences, words, tags, heads and names as the language pipeline sees them.

    Example: echo "France withdrew from Mali." | faultline parse - --format conllu
    """
    if name != "conllu":
        raise UsageError(f"there is no parse format {name!r}: use conllu")
    text = _read(source)
    from faultline.language.analysing import analyse_text  # loads the model, so only once the input is known to be good
    from faultline.language.conllu import to_conllu

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(to_conllu(analyse_text(text), text))


def _read(source: str) -> str:
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"{source} cannot be opened ({error.strerror}): name a text file that is there") from error
    try:
        return content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        named = "the input" if source == "-" else source
        raise UnreadableError(
            f"{named} is not UTF-8 text (byte {error.start} is {content[error.start]:#04x}): convert it and try again"
        ) from error
