"""The sums of money of an activity: transactions, budgets and planned disbursements."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from faultline.datasets.dates import spanning
from faultline.datasets.figures import read_number
from faultline.datasets.iati.activity import Activity, time_of, time_of_day
from faultline.datasets.iati.codes import code_of, entry_of
from faultline.datasets.iati.narratives import narrative_of, plain
from faultline.datasets.iati.organisations import Organisation
from faultline.datasets.iati.portions import Part, recipients_of, sectors_of
from faultline.datasets.iati.quoting import Quote
from faultline.datasets.losses import LossBook
from faultline.errors import UnreadableError
from faultline.model.statement import Modality, Stage
from faultline.model.time import Time


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum.

    Attributes:
        row: Its id: that of the activity, what it is, and its number there.
        amount: Below zero where a publisher takes money back.
        text: The amount as it stands.
        comes_in: Whether the reporting organisation receives it.
    """

    row: str
    quote: Quote
    amount: float
    text: str
    currency: str | None
    time: Time | None
    stage: Stage
    modality: Modality
    giver: Organisation | None
    receiver: Organisation | None
    sectors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    comes_in: bool = False

    @property
    def is_tie(self) -> bool:
        """Whether it names two organisations, one that gives and another that receives."""
        return bool(self.giver and self.receiver and self.giver.chain != self.receiver.chain)


def sums_of(activity: Activity, book: LossBook) -> Iterator[Sum]:
    """All of them, in the order of the file within each kind; one without a readable amount is reported."""
    for row, element, read in chain(_transactions(activity), _budgets(activity, book), _planned(activity)):
        try:
            found = read(activity, row, element)
        except UnreadableError as error:
            book.add("unreadable amount", f"{row}: {error}")
            continue
        if isinstance(found, str):
            book.add("no effort", f"{row}: {found}")
        elif not found.amount:
            book.add("no money", f"{row}: its value is 0")
        elif found.comes_in and not found.is_tie:
            book.add("no effort", f"{row}: it is money that comes in, and no other organisation is named as its giver")
        else:
            yield found


def _transactions(activity: Activity) -> Iterator[tuple[str, Any, Any]]:
    for number, element in enumerate(activity.element.iterfind("transaction"), 1):
        yield f"{activity.id}/transaction/{number}", element, _transaction


def _transaction(activity: Activity, row: str, element: Any) -> Sum | str:
    """The sum, or why it is none: money that flows back, or of which nothing tells what it is."""
    coded = element.find("transaction-type")
    given = None if coded is None else coded.get("code")
    code = code_of("transactions", given)
    kind = entry_of("transactions", code)
    if "stage" not in kind:
        return (
            f"transaction type {code} ({kind['name']}) is money that flows back" if kind else f"its type is {given!r}"
        )
    provider, receiver = (activity.organisation(element.find(tag)) for tag in ("provider-org", "receiver-org"))
    comes_in = kind["from"] == "provider"
    quote = activity.quote.more()
    quote.add("transaction", element.get("ref"))
    quote.add("transaction-type", f"{code} {kind['name']}")
    quote.add("transaction-date", _date_text(element.find("transaction-date")))
    quote.add("transaction-humanitarian", element.get("humanitarian"))
    aid = element.findall("aid-type") or activity.element.findall("default-aid-type")
    quote.add("aid-type", [one.get("code") or "" for one in aid])
    return _sum(
        activity,
        row,
        element,
        quote,
        time=time_of(element.find("transaction-date")),
        stage=Stage(kind["stage"]),
        modality=Modality(kind.get("modality", "actual")),
        giver=provider or (None if comes_in else activity.reporter),
        receiver=receiver or (activity.reporter if comes_in else None),
        comes_in=comes_in,
    )


def _budgets(activity: Activity, book: LossBook) -> Iterator[tuple[str, Any, Any]]:
    """The budgets, without those that were revised for the same period."""
    budgets = list(enumerate(activity.element.iterfind("budget"), 1))
    revised = {_period(element) for _, element in budgets if _is_revised(element)}
    for number, element in budgets:
        row = f"{activity.id}/budget/{number}"
        if not _is_revised(element) and _period(element) in revised:
            book.add("budget since revised", f"{row}: the revised budget of the same period is taken")
        else:
            yield row, element, _budget


def _budget(activity: Activity, row: str, element: Any) -> Sum:
    quote = activity.quote.more()
    quote.add("budget", "revised" if _is_revised(element) else "original")
    quote.add("budget-status", {"1": "indicative", "2": "committed"}.get(element.get("status") or "1"))
    return _sum(activity, row, element, quote, time=_span(element), stage=Stage.PROPOSED, giver=activity.reporter)


def _planned(activity: Activity) -> Iterator[tuple[str, Any, Any]]:
    for number, element in enumerate(activity.element.iterfind("planned-disbursement"), 1):
        yield f"{activity.id}/planned-disbursement/{number}", element, _planned_disbursement


def _planned_disbursement(activity: Activity, row: str, element: Any) -> Sum:
    provider, receiver = (activity.organisation(element.find(tag)) for tag in ("provider-org", "receiver-org"))
    return _sum(
        activity,
        row,
        element,
        activity.quote.more(),
        time=_span(element),
        stage=Stage.ANNOUNCED,
        giver=provider or activity.reporter,
        receiver=receiver,
    )


def _sum(
    activity: Activity,
    row: str,
    element: Any,
    quote: Quote,
    *,
    time: Time | None,
    stage: Stage,
    modality: Modality = Modality.PLANNED,
    giver: Organisation | None = None,
    receiver: Organisation | None = None,
    comes_in: bool = False,
) -> Sum:
    """The sum with its amount, its sectors and recipients or those of the activity, and all of it quoted."""
    value = element.find("value")
    if value is None:
        raise UnreadableError("it has no value")
    text, currency = plain(value.text), _currency(value, activity)
    amount = _amount(text)
    sectors = sectors_of(element) or activity.sectors
    recipients = recipients_of(element) or activity.recipients
    quote.add("period", " – ".join(day or "?" for day in period) if any(period := _period(element)) else None)
    quote.add("value", text)
    quote.add("currency", currency)
    quote.add("value-date", value.get("value-date"))
    quote.add("provider-org", giver.words if giver and element.find("provider-org") is not None else None)
    quote.add("receiver-org", receiver.words if receiver and element.find("receiver-org") is not None else None)
    quote.add("recipient", [part.words for part in recipients])
    quote.add("sector", [part.words for part in sectors])
    quote.narrative("description", narrative_of(element.iterfind("description"), activity.language))
    day = time or time_of_day(value.get("value-date"))
    return Sum(row, quote, amount, text, currency, day, stage, modality, giver, receiver, sectors, recipients, comes_in)


def _amount(text: str) -> float:
    """A decimal number, or one whose thousands are parted; `1,5` may be read in two ways and is none."""
    try:
        amount = float(text)
    except ValueError:
        amount = read_number(text)
    if not math.isfinite(amount):
        raise UnreadableError(f"{text!r} is no number")
    return amount


def _currency(value: Any, activity: Activity) -> str | None:
    return (value.get("currency") or "").strip().upper() or activity.currency or None


def _date_text(element: Any) -> str | None:
    return None if element is None else element.get("iso-date") or plain(element.text)


def _is_revised(budget: Any) -> bool:
    return (budget.get("type") or "").strip().lower() in ("2", "revised")


def _period(element: Any) -> tuple[str | None, str | None]:
    return _date_text(element.find("period-start")), _date_text(element.find("period-end"))


def _span(element: Any) -> Time | None:
    """From the first to the last day of a period; None where one is missing, or it ends before it begins."""
    start, end = time_of(element.find("period-start")), time_of(element.find("period-end"))
    if start is None or end is None or (start.start or "") > (end.end or ""):
        return None
    return spanning(start, end, f"{start.text} – {end.text}")
