"""The forms an export can have: text that streams, one binary file, or a folder of files; and what was written.

A writer is given the view and where to write, and says what it wrote and what it left out. It need not care for errors
half-way, names of drafts or what is there already: `exporting` writes whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, TypeAlias

from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Written:
    """What an export holds, and what of the map it does not hold: how many of each, by a name in the plural.

    `Written({"nodes": 6, "edges": 4}, {"statements without coordinates": 3})`. What is left out is said to the user;
    an entry of 0 is not.
    """

    holds: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextFile:
    """UTF-8 text with line ends of one character, written to an open stream: the one form that `-o -` takes."""

    write: Callable[[MapView, TextIO], Written]


@dataclass(frozen=True, slots=True)
class BinaryFile:
    """One file of bytes, made at a path that is not there yet and has the suffix that the user asked for.

    Attributes:
        same_bytes: Whether the same map gives the same bytes; an engine that numbers its files at random gives the same
            content alone.
    """

    write: Callable[[MapView, Path], Written]
    same_bytes: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """Files in a folder, which is there and empty when the writer is called."""

    write: Callable[[MapView, Path], Written]


Form: TypeAlias = TextFile | BinaryFile | Folder


def lines_of(records: str, lines: Callable[[MapView], Iterator[str]]) -> TextFile:
    """The text form of a format in which every record is a line; `records` names them in the plural."""

    def write(view: MapView, stream: TextIO) -> Written:
        count = 0
        for line in lines(view):
            stream.write(line)
            count += 1
        return Written({records: count})

    return TextFile(write)
