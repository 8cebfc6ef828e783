"""The lexicon: all the word lists that extraction reads with, as plain, picklable data."""

from dataclasses import dataclass

from provenance.model.outlets import Outlet
from provenance.model.vocabulary import CueKind, HedgeLevel, QuantityRole, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A hedge cue: ``text`` in lower case, its kind, the level it gives, its weight (commitment in [-3, 3])."""

    text: str
    kind: CueKind
    level: HedgeLevel
    weight: float
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A reporting verb or noun: its forms in lower case, stance, the level it gives to its content.

    ``frames`` say how it takes its content: ``that``, ``quote``, ``np``, ``inf``, ``as``, ``inverted``, ``noun``
    (further ones are told in ``provenance.extract.attributions.forms``).
    ``acts`` are objects with which it is an act and no attribution ("claimed responsibility").
    ``sense`` is what the source does: ``report`` (says that something is so), ``speech`` (promises, discusses),
    ``question``, ``evaluation`` (praises, condemns, demands), ``attitude`` (believes, hopes, supports) or ``topic``
    (talks of something, declines to do it: it says nothing of what is so).
    """

    lemma: str
    forms: tuple[str, ...]
    stance: Stance
    level: HedgeLevel
    frames: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    weight: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    sense: str = "report"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place name: ``within`` names the next larger place, ``country`` is ISO 3166-1 alpha-2.

    ``adjectives`` ("Afghan") name the place only beside a noun for a place ("the Afghan capital").
    """

    name: str
    country: str | None
    within: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """Words (in lower case) that give a number its role."""

    role: QuantityRole
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun that heads a source phrase (spokesman, ministry, officials), and the kind of source it makes.

    ``document`` marks what a source puts out (report, statement, article): who speaks is whoever issued it.
    """

    text: str
    kind: SourceKind
    document: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that extraction is told about names and words.

    Two lexicons are equal only if they are the same object, so that matchers built from one can be memoised by it.
    """

    outlets: tuple[Outlet, ...] = ()
    cues: tuple[CueEntry, ...] = ()
    verbs: tuple[VerbEntry, ...] = ()
    source_nouns: tuple[SourceNoun, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    roles: tuple[RoleEntry, ...] = ()
