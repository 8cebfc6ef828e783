"""The value sets that rows, reports and the extraction contract share.

Every value is spelled as it is stored and printed. Unknown is never neutral: an outlet that nobody rated is ``F``,
a claim that nobody can judge is ``6``.
"""

from enum import StrEnum
from typing import Final


class CitationKind(StrEnum):
    """How a source is cited."""

    PARENTHETICAL = "parenthetical"
    NARRATIVE = "narrative"
    ANONYMOUS = "anonymous"
    FOOTNOTE = "footnote"
    CREDIT = "credit"
    OWN_VOICE = "own_voice"


class Scope(StrEnum):
    """``direct``: the citation stands in the claim's sentence; ``inherited``: it closes the claim's passage."""

    DIRECT = "direct"
    INHERITED = "inherited"


class SourceKind(StrEnum):
    """What kind of voice a source is; all but the last three publish."""

    NEWSPAPER = "newspaper"
    NEWS_AGENCY = "news_agency"
    BROADCASTER = "broadcaster"
    WEBSITE = "website"
    MAGAZINE = "magazine"
    SOCIAL_MEDIA = "social_media"
    THINK_TANK = "think_tank"
    GOVERNMENT = "government"
    INTERGOVERNMENTAL = "intergovernmental"
    NGO = "ngo"
    ARMED_GROUP_ORGAN = "armed_group_organ"
    ACADEMIC = "academic"
    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"

    @property
    def publishes(self) -> bool:
        """Tell whether a source of this kind is an outlet; persons, bodies and unnamed groups only speak."""
        return self not in {SourceKind.PERSON, SourceKind.BODY, SourceKind.UNNAMED}


MEDIA: Final = frozenset(
    {
        SourceKind.NEWSPAPER,
        SourceKind.NEWS_AGENCY,
        SourceKind.BROADCASTER,
        SourceKind.WEBSITE,
        SourceKind.MAGAZINE,
        SourceKind.SOCIAL_MEDIA,
        SourceKind.ARMED_GROUP_ORGAN,
    }
)
"""Kinds of outlets that report for others to read; a ministry or a think tank named alone speaks for itself."""


class Precision(StrEnum):
    """How exactly a date is stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    NONE = "none"


class HedgeLevel(StrEnum):
    """The ladder of commitment of a claim's author (wording in the shared vocabulary)."""

    NONE = "none"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    STRONGLY_HEDGED = "strongly_hedged"
    DENIED = "denied"


class Voucher(StrEnum):
    """Whose word a claim is."""

    AUTHOR = "author"
    OUTLET = "outlet"
    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"


class Stance(StrEnum):
    """What the reporting verb says of its content."""

    NEUTRAL = "neutral"
    ENDORSING = "endorsing"
    DISTANCING = "distancing"
    DENYING = "denying"


class CueKind(StrEnum):
    """What kind of word softens, attributes or denies."""

    MODAL = "modal"
    ADVERB = "adverb"
    VERB = "verb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    CONDITIONAL = "conditional"
    HEARSAY = "hearsay"
    QUOTATION = "quotation"
    DENIAL = "denial"
    QUESTION = "question"


class QuantityRole(StrEnum):
    """What a number counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    RECRUITED = "recruited"
    DISPLACED = "displaced"
    FIGHTERS = "fighters"
    ATTACKERS = "attackers"
    ATTACKS = "attacks"
    OTHER = "other"


class RelationKind(StrEnum):
    """A lasting relation between two sources."""

    OWNED_BY = "owned_by"
    FAMILY_OF = "family_of"
    SPEAKS_FOR = "speaks_for"
    REPUBLISHES = "republishes"
    FORMERLY = "formerly"


class VerdictValue(StrEnum):
    """An analyst's decision on a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNRESOLVED = "unresolved"


class LinkRelation(StrEnum):
    """How two claims about the same thing stand to one another."""

    CORROBORATES = "corroborates"
    CONFLICTS = "conflicts"
    RESTATES = "restates"


class LinkState(StrEnum):
    """``suggested`` by the program; ``accepted`` or ``rejected`` by an analyst."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Reliability(StrEnum):
    """Admiralty code, source reliability. ``F`` is the default and no middle value."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Admiralty code, information credibility. ``6`` is the default and no middle value."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class ProblemKind(StrEnum):
    """What a reading could not settle; shown to the analyst, never dropped."""

    UNKNOWN_OUTLET = "unknown_outlet"
    AMBIGUOUS_OUTLET = "ambiguous_outlet"
    UNRESOLVED_DATE = "unresolved_date"
    INFERRED_DATE = "inferred_date"
    ORPHAN_FOOTNOTE = "orphan_footnote"
    UNCLOSED_BRACKET = "unclosed_bracket"
    UNDECODABLE_BYTES = "undecodable_bytes"
    NO_PUBLICATION_DATE = "no_publication_date"


class BlockKind(StrEnum):
    """What a stretch of lines is; only paragraphs hold claims."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    METADATA = "metadata"
    NOTE = "note"
