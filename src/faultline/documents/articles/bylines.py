"""What short lines at the head and foot of an article say: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faultline.documents.articles.phrases import is_outlet
from faultline.documents.dates import find_date, publication_date
from faultline.model.document import Role


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line tells about the article; `updated` is a date of change, which counts only where no other is given."""

    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    updated: str | None = None
    address: str | None = None

    def __bool__(self) -> bool:
        return any((self.author, self.publisher, self.date, self.updated, self.address))

    def or_else(self, other: Facts) -> Facts:
        """These facts, gaps filled from the other."""
        return Facts(
            self.author or other.author,
            self.publisher or other.publisher,
            self.date or other.date,
            self.updated or other.updated,
            self.address or other.address,
        )


_WORD = r"(?:[A-ZÀ-ÝĀ-Ž][\w'’.-]*|d[eui]|van|von|der|den|al|el|bin|ben|ag|ould|le|la|dos|da)"
_NAME = rf"[A-ZÀ-ÝĀ-Ž][\w'’.-]*(?:\s+{_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s+and\s+){_NAME}){{0,4}}"
_BY = re.compile(
    r"^(?:by|by:|written by|story by|report by|reported by|words by|posted by|published by|author:|authors:|par"
    r"|von|por)\s*:?\s+"
    rf"(?P<author>(?-i:{_NAMES}|[A-Z][\w'’.-]+))(?P<rest>.*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?P<what>first published|originally published|published|posted|issued|released|created|date|publication date"
    r"|updated|last updated|last modified|modified|updated on|publié|mis à jour)?(?:\s+(?:on|at|le))?\s*:?\s*",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|mis à jour", re.IGNORECASE)
_LEFT_OF_DATE = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|gmt|utc|e[sd]?t|c[es]?t|p[sd]t|wat|bst|cest|a\.?m|p\.?m"
    r"|\d{1,2}[:.h]\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?|updated|published|posted|hrs|[,.|·•()–—-])+$",
    re.IGNORECASE,
)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:report|article|story|piece|text|post|commentary|analysis|interview|essay|op-ed)\s+(?:by\s+(?-i:the\s+)?(?P<publisher>[^.]{2,60}?)\s+)?"
    r"(?:was|has been|is|were)\s+(?:first|originally|previously|initially)?\s*(?:published|posted|printed|appeared)"
    r"(?:\s+(?:by|in|on|at)\s+(?-i:the\s+)?(?P<where>(?-i:[A-Z])[^.\d]{1,60}?))?(?=\s+on\b|[\s,]+\w+\.?\s+\d|\s*\d|[.,]|\s+and\b|\s+under\b|$)",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^\W*(?:this (?:article|story|piece|post) )?(?:was )?(?:originally|first) (?:published|appeared) (?:by|in|on|at) "
    r"(?-i:the )?(?P<where>[A-Z][^.\d]{1,60}?)"
    r"(?:\s+on\b|[.,]|\s*$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:source|publisher|republished from|courtesy of|via)\s*:\s*(?P<publisher>[A-Z][^|.]{1,60})\.?$", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:(?:19|20)\d\d\s*[-–—]?\s*)*(?:by\s+)?(?P<publisher>[A-Z][^.|,]{1,60}?)?"
    r"(?:\s+(?:19|20)\d\d)?\s*(?:[.|,].*|all rights reserved.*)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:url|link|source|original|from|available at|retrieved from)?\s*:?\s*<?(?P<address>https?://[^\s<>\"]{4,500})>?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-ZÀ-Ý][\w .,'’/À-ÿ-]{1,60}?\s*(?:\((?P<agency>[A-Z][\w .,'’-]{1,30})\))?\s*[—–-]{1,2}\s")
_SELF = re.compile(
    r"^(?:The\s+)?(?P<publisher>[A-Z][\w’'-]*(?:\s+(?:for|of|and|on|in|the|[A-Z][\w’'-]*)){1,8})\s*(?:\([A-Z][\w-]{1,10}\)\s*)?"
    r"(?:is|are) (?:pleased|proud|delighted|happy) to (?:announce|present|publish|introduce|launch|share)\b"
)
_LONGEST = 160


def facts_of_line(line: str, *, at_edge: bool = True) -> Facts:
    """What a short line says if it is nothing but byline, date, source or address; empty facts for all other lines.

    `at_edge`: the line stands before the first or after the last paragraph, where bare names are bylines.
    """
    line = " ".join(line.split())
    if len(line) > _LONGEST:
        return Facts()
    address = _ADDRESS.match(line)
    if address:
        return Facts(address=address["address"])
    source = _SOURCE.match(line)
    if source and is_outlet(source["publisher"]):
        return Facts(publisher=source["publisher"].strip())
    found = _fields(line)
    if found or not at_edge:
        return found
    return _name_and_outlet(line)


def front_role(line: str) -> Role:
    """The role of a short paragraph before the first one of prose: byline where it says who, when or for whom."""
    is_label = len(line.split()) <= 8 and line[-1:].isalnum() and is_outlet(line)
    return Role.BYLINE if is_label or facts_of_line(line) else Role.BODY


def facts_of_sentence(line: str) -> Facts:
    """What a sentence about the publication itself says: `This report by … was first published …`, a copyright line."""
    if len(line) >= 300:
        return Facts()
    said = _FIRST_PUBLISHED.search(line) or _ORIGINAL.search(line)
    if said:
        groups = said.groupdict()
        publisher = groups.get("where") or groups.get("publisher")
        return Facts(publisher=_clean(publisher) if publisher else None, date=publication_date(line))
    owned = _COPYRIGHT.match(" ".join(line.split())) if len(line) < 200 else None
    if owned and owned["publisher"]:
        return Facts(publisher=_clean(re.sub(r"\s*all rights reserved.*", "", owned["publisher"], flags=re.IGNORECASE)))
    return Facts()


def facts_of_opening(paragraph: str) -> Facts:
    """The agency in a dateline, or the organisation that presents the text as its own, in an opening paragraph."""
    itself = _SELF.match(paragraph)
    if itself:
        return Facts(publisher=itself["publisher"])
    dateline = _DATELINE.match(paragraph[:120])
    if dateline and dateline["agency"] and is_outlet(dateline["agency"]):
        return Facts(publisher=dateline["agency"])
    return Facts()


def split_headline(line: str) -> int | None:
    """Where a byline begins that stands on the same line as the headline: before `By: X | …` or `| Outlet`."""
    by = re.search(rf"\s(?:By:?|BY:?)\s+(?={_NAME}\s*(?:[|•·]|$))", line)
    if by and by.start() > 10:
        return by.start()
    bar = re.search(r"\s+[|•·]\s+", line)
    if bar and bar.start() > 10 and _is_apart(line[bar.end() :]):
        return bar.start()
    dash = re.search(r"\s+[-–—]\s+(?=[^-–—]{2,40}$)", line)
    if dash and dash.start() > 10 and is_outlet(line[dash.end() :]):
        return dash.start()
    return None


def facts_of_headline_end(line: str) -> Facts:
    """What stands after the headline on its line: byline fields, or the outlet alone."""
    line = line.strip(" |•·-–—")
    found = _fields(line)
    if not found and len(line) <= 60:
        return Facts(publisher=line)
    return found


def _is_apart(rest: str) -> bool:
    return bool(_fields(rest)) or (len(rest.split()) <= 5 and rest[:1].isupper())


def _fields(line: str) -> Facts:
    """The fields of a line parted by bars, if one of them is a byline or a date."""
    facts = Facts()
    for field in re.split(r"\s+[|•·/]\s+|\s*[|•·]\s*", line.strip(" |•·")):
        found = _byline(field.strip()) or _date_alone(field.strip())
        if not found and len(field.split()) > 4:
            return Facts()  # a headline or sentence with a bar in it
        facts = facts.or_else(found)
    return facts


def _byline(field: str) -> Facts:
    by = _BY.match(field)
    if not by:
        return Facts()
    rest = by["rest"].strip(" ,;|–—-")
    when = _date_alone(rest) if rest else Facts()
    if rest and not when and (len(rest.split()) > 8 or rest.endswith(".")):
        return Facts()  # "By Monday the army had …" is a sentence
    if publication_date(by["author"]) and not rest:
        return _date_alone(by["author"])
    last = by["author"].rsplit(",", 1)
    if not rest and len(last) == 2 and is_outlet(last[1]):
        return Facts(author=last[0].strip(), publisher=last[1].strip())
    publisher = rest if rest and not when and is_outlet(rest) else None
    return Facts(author=_clean(by["author"]), publisher=publisher).or_else(when)


def _date_alone(field: str) -> Facts:
    """The date of a field that holds a date, its label, a weekday and a time, and nothing else."""
    label = _DATED.match(field)
    what = (label["what"] or "") if label else ""
    rest = field[label.end() :] if label else field
    found = find_date(rest)
    if not found:
        return Facts()
    date, start, end = found
    around = f"{rest[:start]} {rest[end:]}".replace(",", " ").split()
    if not all(_LEFT_OF_DATE.match(word) for word in around) and not (what and len(around) <= 8):
        return Facts()
    return Facts(updated=date) if _CHANGED.search(what) else Facts(date=date)


def _name_and_outlet(line: str) -> Facts:
    """`Name, Agency`, where the second part is an outlet, or a staff title such as `Staff Writer`."""
    pair = re.fullmatch(rf"(?P<author>{_NAMES})\s*(?:,|[|/–—-])\s*(?P<outlet>[A-Z][\w .&'’-]{{1,50}})", line)
    if not pair or not is_outlet(pair["outlet"]):
        return Facts()
    return Facts(author=_clean(pair["author"]), publisher=pair["outlet"].strip())


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:|–—-")
