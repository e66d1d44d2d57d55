"""Numbers, dates and spaces as French print has them."""

from __future__ import annotations

import re

from faultline.exchange.dates import MONTHS

NARROW, WIDE = "\u202f", "\u00a0"
MONTHS_FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SEASONS_FRENCH = {"spring": "printemps", "summer": "été", "autumn": "automne", "winter": "hiver"}

NUMBER = r"[≥≤]?\s?\d[\d,]*(?:\.\d+)?(?:\s?%)?"
RANGE = rf"(?:[A-Z]{{3}} )?{NUMBER}(?:(?:–| to ){NUMBER})?"
_MONTH = "|".join(MONTHS)
DATE = (
    rf"(?:(?:\d{{1,2}} )?(?:{_MONTH}) \d{{4}}|\d{{3}}0s|\d{{4}}(?:-\d\d){{0,2}}"
    rf"|(?:{'|'.join(SEASONS_FRENCH)}) \d{{4}})"
)
PERIOD = rf"(?:(?:since|until|by) )?{DATE}(?: to {DATE})?(?: \(date of publication\)| \(inferred\))?"


def number(text: str) -> str:
    """ "1,234.5" as "1 234,5", "82%" and "82 %" as "82 %", "3 to 5" as "3 à 5"; a currency keeps its place."""
    text = re.sub(r"(?<=\d),(?=\d{3})", NARROW, text)
    text = re.sub(r"(?<=\d)\.(?=\d)", ",", text)
    text = re.sub(r"(?<=\d)\s?%", f"{NARROW}%", text)
    return text.replace(" to ", " à ").replace("≥ ", f"≥{WIDE}").replace("≤ ", f"≤{WIDE}")


def period(text: str) -> str:
    """A date or a period as `exchange.dates` says it."""
    since = {"since ": "depuis ", "until ": "jusqu’à ", "by ": "au plus tard "}
    for english, french in since.items():
        if text.startswith(english):
            text = french + text.removeprefix(english)
    text = text.replace(" (date of publication)", " (date de publication)").replace(" (inferred)", " (déduit)")
    text = re.sub(rf"\b({DATE}) to ({DATE})", r"\1 – \2", text)
    return re.sub(DATE, lambda found: _date(found[0]), text)


def _date(text: str) -> str:
    if text.endswith("0s"):
        return f"années {text[:-1]}"
    parts = text.split()
    for at, part in enumerate(parts):
        if part in MONTHS:
            parts[at] = MONTHS_FRENCH[MONTHS.index(part)]
            if at and parts[0] == "1":
                parts[0] = "1er"
        parts[at] = SEASONS_FRENCH.get(part, parts[at])
    return WIDE.join(parts) if len(parts) == 2 and parts[0] == "1er" else " ".join(parts)


def spaced(text: str) -> str:
    """French words of ours with the spaces that no line may break at."""
    text = re.sub(r" ([;?!])", rf"{NARROW}\1", text)
    text = re.sub(r" (:)(?=\s|$)", rf"{WIDE}\1", text)
    text = re.sub(r"(?<=\d) %", f"{NARROW}%", text)
    return text.replace("« ", f"«{WIDE}").replace(" »", f"{WIDE}»")


def quoted(text: str) -> str:
    """Words of a source between guillemets."""
    return f"«{WIDE}{text}{WIDE}»"
