"""Which claims a bulk decision is about: the fields of the filter language, and conditions once they are parsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    HedgeLevel,
    LinkState,
    QuantityRole,
    Reliability,
    SourceKind,
    Stance,
    VerdictValue,
    Voucher,
)


class Comparison(StrEnum):
    """How a field is compared; ``~`` asks whether a text holds some words, whatever the case."""

    EQUAL = "="
    UNEQUAL = "!="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    HOLDS = "~"


class FieldSort(StrEnum):
    """What values a field has, and so how it can be compared."""

    CHOICE = "one of a set"
    LADDER = "one of a ladder"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field: what it tells of a claim, and its values in order, where they are a set or a ladder."""

    sort: FieldSort
    help: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldTest:
    """One comparison; several ``values`` mean that one of them is enough."""

    field: str
    comparison: Comparison
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold. What is unknown neither holds nor fails to hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Every:
    """Parts that must all hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Parts of which one must hold."""

    parts: tuple["Condition", ...]


Condition = FieldTest | Not | Every | Either

_YES_NO = ("yes", "no")
_CITING = tuple(kind for kind in CitationKind if kind is not CitationKind.CREDIT)


def _choice(told: str, values: type[StrEnum] | tuple[str, ...]) -> FilterField:
    return FilterField(FieldSort.CHOICE, told, tuple(str(value) for value in values))


FIELDS: Mapping[str, FilterField] = {
    "id": FilterField(FieldSort.NUMBER, "number of the claim"),
    "document": FilterField(FieldSort.NUMBER, "number of its document"),
    "state": _choice("what became of it", ("read", "accepted", "rejected", "orphaned")),
    "hedging": FilterField(FieldSort.LADDER, "hedging level", tuple(str(level) for level in HedgeLevel)),
    "voucher": _choice("whose word it is", Voucher),
    "stance": _choice("stance of the verb", Stance),
    "text": FilterField(FieldSort.TEXT, "its words"),
    "sourced": _choice("whether anybody is cited", _YES_NO),
    "citation": _choice(
        "how somebody is cited for it", tuple(one for one in CitationKind if one != CitationKind.CREDIT)
    ),
    "outlet": FilterField(FieldSort.TEXT, "key or name of any source in its chains"),
    "source": FilterField(FieldSort.TEXT, "key or name of the source that leads"),
    "source.kind": _choice("kind of the source that leads", SourceKind),
    "source.country": FilterField(FieldSort.TEXT, "country of the source that leads"),
    "source.rating": FilterField(
        FieldSort.LADDER,
        "rating of the source that leads, A best; F (nobody rated it) is on no side",
        tuple(Reliability),
    ),
    "source.proposed": _choice("whether nobody accepted that source yet", _YES_NO),
    "cited": FilterField(FieldSort.DATE, "when the source that leads published"),
    "published": FilterField(FieldSort.DATE, "when the document was published"),
    "event": FilterField(FieldSort.DATE, "when it is said to have happened"),
    "place": FilterField(FieldSort.TEXT, "a place it names"),
    "country": FilterField(FieldSort.TEXT, "country of a place it names"),
    "counts": _choice("what a number in it counts", QuantityRole),
    "rating": FilterField(
        FieldSort.LADDER, "credibility, 1 best; 6 (nobody rated it) is on no side", tuple(Credibility)
    ),
    "verdict": _choice("its last verdict", (*VerdictValue, "none")),
    "link": _choice("state of a link it has", LinkState),
}
"""Every field of the filter language by name, in the order of the help."""
