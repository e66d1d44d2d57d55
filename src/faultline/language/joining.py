"""Names that stand next to one another and are one: surnames, armies with their country, facilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faultline.language.found import Found
from faultline.language.gazetteer import Hit, known
from faultline.language.lexicons import title_words, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Token

_FORCES = frozenset({"Force", "Forces", "Army", "Navy", "Police", "Guard", "Guards", "Gendarmerie"})
_STATE = (EntityType.MILITARY, EntityType.GOVERNMENT_BODY)
_PLACELIKE = (EntityType.PLACE, EntityType.FACILITY, EntityType.PERSON, EntityType.ORGANISATION)


def joined(tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """The names with such neighbours as one, in order."""
    made: list[Found] = []
    for name in sorted(names, key=lambda n: (n.first, -n.stop)):
        name = _namesake(tokens, _with_surname(tokens, name))
        name = _with_facility(tokens, name)
        if made and made[-1].stop > name.first and made[-1].stop >= name.stop and made[-1].form is Form.NAME:
            continue
        if made and _is_army_of(tokens, made[-1], name):
            name = replace(name, first=made.pop().first)
        name = _with_government(tokens, name)
        made.append(name)
    return [_to_its_seat(tokens, name) for name in made]


def _with_surname(tokens: Sequence[Token], name: Found) -> Found:
    """ "Mahamane" before "OUSMANE", as handbooks write surnames."""
    if name.key or name.form is not Form.NAME or name.type not in _PLACELIKE or name.stop >= len(tokens):
        return name
    text = tokens[name.stop].text
    is_surname = len(text) > 3 and text.isalpha() and text.isupper() and known(text) is None
    before = [t.text for t in tokens[name.first : name.stop]]
    is_first_name = all(t[:1].isupper() and not t.isupper() for t in before if t not in ("-", "el", "al", "ould"))
    if is_surname and is_first_name and sum(t.text.isupper() for t in tokens) < 0.3 * len(tokens):
        return replace(name, stop=name.stop + 1, type=EntityType.PERSON, weight=2)
    return name


def _namesake(tokens: Sequence[Token], name: Found) -> Found:
    """ "Minister Israel Stern": after a title, the name of a country before an unknown word is a first name."""
    if name.type is not EntityType.COUNTRY or name.form is not Form.NAME or not 0 < name.first < len(tokens) - 1:
        return name
    title, surname = tokens[name.first - 1].text.lower().rstrip("."), tokens[min(name.stop, len(tokens) - 1)]
    is_surname = surname.index == name.stop and surname.upos == "PROPN" and known(surname.text) is None
    if title in title_words("telling") and is_surname and surname.text[:1].isupper():
        return replace(name, stop=name.stop + 1, type=EntityType.PERSON, key=None, weight=2)
    return name


def _with_facility(tokens: Sequence[Token], name: Found) -> Found:
    """ "Khor prison", "Green Hill camp": a place name before the small word for a facility."""
    if name.form is not Form.NAME or name.type not in _PLACELIKE or name.stop >= len(tokens):
        return name
    noun = tokens[name.stop]
    is_plural = "Number=Plur" in noun.feats
    if noun.text in words("heads", "facility_nouns") and not is_plural and not (name.key or "").startswith("region:"):
        return replace(name, stop=name.stop + 1, type=EntityType.FACILITY, key=None, weight=2, head=name.stop)
    return name


def forces_after(tokens: Sequence[Token], demonym: Hit) -> tuple[int, int, EntityType] | None:
    """ "Malian Armed Forces": up to four words in capitals after "Malian", the last of which is a force of a state."""
    stop = 0
    for token in tokens[demonym.stop : demonym.stop + 4]:
        if not token.text[:1].isupper():
            break
        stop = token.index + 1 if token.text in _FORCES else stop
    if not stop:
        return None
    is_police = tokens[stop - 1].text in ("Police", "Gendarmerie")
    return demonym.first, stop, EntityType.GOVERNMENT_BODY if is_police else EntityType.MILITARY


def with_demonyms(names: Sequence[Found], demonyms: Sequence[Hit], tokens: Sequence[Token]) -> list[Found]:
    """ "Congolese" with "National Police": the adjective of a country right before its forces is part of their name."""
    starts = {h.stop: h.first for h in demonyms}
    return [
        replace(n, first=starts[n.first])
        if n.first in starts and n.key is None and n.type in _STATE and tokens[n.stop - 1].text in _FORCES
        else n
        for n in names
    ]


def _with_government(tokens: Sequence[Token], name: Found) -> Found:
    """ "United States Government": a country's name right before its government."""
    is_country = name.type is EntityType.COUNTRY and name.form is not Form.DEMONYM
    if is_country and name.stop < len(tokens) and tokens[name.stop].text == "Government":
        return Found(name.first, name.stop + 1, EntityType.GOVERNMENT, Form.NAME, None, 2, name.stop)
    return name


def _is_army_of(tokens: Sequence[Token], country: Found, name: Found) -> bool:
    """ "Rwanda Defence Force": a country's name right before its forces."""
    return (
        country.stop == name.first
        and country.type is EntityType.COUNTRY
        and country.form is Form.NAME
        and name.type in _STATE
        and name.key is None
        and tokens[name.stop - 1].text in _FORCES
    )


def _to_its_seat(tokens: Sequence[Token], name: Found) -> Found:
    """ "Permanent Mission of Kenya" with "to the United Nations"."""
    if tokens[name.first].text != "Permanent" or [t.text for t in tokens[name.stop : name.stop + 2]] != ["to", "the"]:
        return name
    stop = next((i for i in range(name.stop + 2, len(tokens)) if not tokens[i].text[:1].isupper()), len(tokens))
    return replace(name, stop=stop) if stop > name.stop + 2 else name
