"""Writes a report in the form that its file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from faultline.errors import UsageError
from faultline.exchange.whole_file import whole_binary_file
from faultline.model.own_text import OwnText
from faultline.reports.choosing import Profile, choice_of
from faultline.reports.composing import compose
from faultline.reports.elements import Report
from faultline.reports.french import finished, in_french
from faultline.reports.html import to_html
from faultline.reports.markdown import to_markdown
from faultline.reports.opening import opened
from faultline.reports.profiles import fitted
from faultline.reports.redacting import shareable
from faultline.reports.translating import translated
from faultline.reports.weaving import as_shown, woven
from faultline.reports.withholding import documents_named, texts_without, told_withheld
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report should be.

    Attributes:
        language: Of all that Faultline says; quotes, names and what sources word stay in their own.
        texts: The analysts' own, woven in at their sections.
        without: Sources that nothing of it may rest on: paths, ids, titles or publishers.
        naming: Persons whom a report that names nobody may name.
        since: An older version of the map; the report then opens with what changed in it.
        private_persons: Whether persons without an office or a public role are named; else they stand under numbers.
    """

    profile: Profile = Profile.FULL
    language: str = "en"
    texts: Sequence[OwnText] = ()
    without: Sequence[str] = ()
    naming: Sequence[str] = ()
    since: MapView | None = None
    private_persons: bool = False


def _as_html(report: Report, target: Path) -> None:
    target.write_text(to_html(report), encoding="utf-8", newline="\n")


def _as_markdown(report: Report, target: Path) -> None:
    target.write_text(to_markdown(report), encoding="utf-8", newline="\n")


def _as_docx(report: Report, target: Path) -> None:
    from faultline.reports.docx import to_docx  # only who asks for it waits for the library

    to_docx(report, target)


def _as_pdf(report: Report, target: Path) -> None:
    from faultline.reports.pdf import to_pdf

    to_pdf(report, target)


FORMS: dict[str, Callable[[Report, Path], None]] = {
    ".html": _as_html,
    ".md": _as_markdown,
    ".docx": _as_docx,
    ".pdf": _as_pdf,
}


def write_report(view: MapView, target: Path, wanted: Wanted | None = None) -> Report:
    """Write the context analysis of a map to `target`, whole or not at all, and return it.

    Raises:
        UsageError: The suffix of `target` is not one that reports are written in, there are no headings in the
            language, or no such source or person.
    """
    form = FORMS.get(target.suffix.lower())
    if form is None:
        *others, last = FORMS
        raise UsageError(
            f"a report cannot be written as {target.name!r}: end the name in {', '.join(others)} or {last}"
        )
    report = report_on(view, wanted or Wanted())
    with whole_binary_file(target) as draft:
        form(report, draft)
    return report


def report_on(view: MapView, wanted: Wanted) -> Report:
    """The report before it takes a form."""
    choice = choice_of(wanted.profile, wanted.language)
    withheld = documents_named(view, wanted.without)
    shown = _shown(view, withheld, wanted, is_shared=choice.redacts)
    report = compose(shown, choice)
    if wanted.since is not None:
        before = _shown(wanted.since, withheld, wanted, is_shared=choice.redacts, now=view)
        report = opened(report, compose(before, choice), shown, before, wanted.language)
    own = (as_shown(text, shown.as_shown) for text in texts_without(wanted.texts, withheld, view))
    report = woven(report, tuple(own), shown, wanted.language)
    if wanted.language == "fr":
        report = in_french(report, shown)
    report = fitted(report, choice, _pages)
    if withheld:
        report = told_withheld(report, len(withheld), wanted.language)
    report = translated(report, wanted.language)
    if wanted.language == "fr":
        report = finished(report)
    return shareable(report, view, wanted.naming) if choice.redacts else report


def _shown(
    view: MapView, withheld: Collection[str], wanted: Wanted, *, is_shared: bool, now: MapView | None = None
) -> MapView:
    """The map as the report may show it; an older version with the numbers for persons that the newer one has."""
    if withheld or is_shared:
        return view.shareable(withheld, private_persons=wanted.private_persons, naming=wanted.naming, now=now)
    return view.named_as_shared(private_persons=wanted.private_persons, now=now)


def _pages(report: Report) -> int:
    from faultline.reports.pdf import page_count

    return page_count(report)
