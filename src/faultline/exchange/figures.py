"""How a figure reads in plain words."""

from __future__ import annotations

from faultline.model.value import Value

_NO_UPPER_END = frozenset({"more_than", "over", "at_least"})
_NO_LOWER_END = frozenset({"less_than", "under", "up_to", "at_most"})


def known_ends(value: Value) -> tuple[float | None, float | None]:
    """The lower and the upper end that the source gives: "at least 40" has no upper one, "up to 40" no lower one."""
    low = None if value.qualifier in _NO_LOWER_END else value.low
    high = None if value.qualifier in _NO_UPPER_END else value.high
    return low, high


def say_figure(value: Value) -> str:
    """The source's own words, or the figure written out where a row gives only the number."""
    if words := " ".join(value.text.split()):
        return words[:1].lower() + words[1:] if words[1:2].islower() else words
    low, high = value.low, value.high
    if low is None and high is None:
        return "an unnamed number"
    if low is None or high is None:
        return f"at least {say_number(low)}" if low is not None else f"at most {say_number(high or 0)}"
    return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"


def say_range(value: Value) -> str:
    """The figure as it counts: "7,500", "200–999", "≥ 30", with its currency or a per cent sign."""
    low, high = value.low, value.high
    if low is None and high is None:
        return "?"
    if low is None or high is None:
        figure = f"≥ {say_number(low)}" if low is not None else f"≤ {say_number(high or 0)}"
    else:
        figure = say_number(low) if low == high else f"{say_number(low)}–{say_number(high)}"
    if value.currency:
        return f"{value.currency} {figure}"
    return f"{figure} %" if value.unit == "percent" else figure


def say_count(number: int, one: str, many: str | None = None) -> str:
    """ "1 statement", "3 statements"; `many` is the plural where an s does not make it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_number(number: float) -> str:
    """7500.0 as "7,500", 12.5 as "12.5"."""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,.10g}"
