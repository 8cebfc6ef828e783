"""Claims and what is read from their words: hedging, quantities, event dates, places."""

from dataclasses import dataclass

from provenance.model.citations import Citation
from provenance.model.dates import DatePeriod
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel, QuantityRole, Stance, Voucher


@made_quickly
@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that softens, attributes, denies or doubts. ``weight`` is its entry's commitment, in [-3, 3]."""

    span: Span
    kind: CueKind
    level: HedgeLevel
    scope: Span | None = None
    weight: float | None = None


@made_quickly
@dataclass(frozen=True, slots=True)
class Hedging:
    """How far a claim's author commits to it: level, whose word it is, the verb's stance, and the cues found."""

    level: HedgeLevel = HedgeLevel.NONE
    voucher: Voucher = Voucher.AUTHOR
    stance: Stance = Stance.NEUTRAL
    cues: tuple[Cue, ...] = ()


@made_quickly
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a claim as two closed intervals; ``high`` None means no upper bound.

    ``[low, high]`` is what the words allow ("at least nine": 9 to None), ``[likely_low, likely_high]`` what they make
    likely. ``role`` says what is counted, ``unit`` the counted noun as written.
    """

    span: Span
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    role: QuantityRole = QuantityRole.OTHER
    unit: str | None = None


@made_quickly
@dataclass(frozen=True, slots=True)
class EventDate:
    """When what a claim tells is said to have happened."""

    span: Span
    period: DatePeriod


@made_quickly
@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a claim; ``country`` is an ISO 3166-1 alpha-2 code, or None where nothing tells."""

    span: Span
    name: str
    country: str | None = None


@made_quickly
@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or the clause of it that one citation covers. ``text == document.text[span.start:span.end]``."""

    span: Span
    text: str
    paragraph: int
    section: str | None
    hedging: Hedging
    citations: tuple[Citation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    event_dates: tuple[EventDate, ...] = ()
    places: tuple[Place, ...] = ()
