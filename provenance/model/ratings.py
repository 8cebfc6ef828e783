"""The Admiralty code's scales, word for word, and what a rating may hold for.

Wording: FM 2-22.3 (2006), appendix B, as carried by the taxonomies of MISP (``admiralty-scale``, version 5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from provenance.model.dates import PartialDate
from provenance.model.vocabulary import Credibility, Reliability


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale: its name and what it means."""

    label: str
    meaning: str


RELIABILITY: Mapping[Reliability, Grade] = {
    Reliability.A: Grade(
        "Completely reliable",
        "No doubt of authenticity, trustworthiness, or competency; has a history of complete reliability",
    ),
    Reliability.B: Grade(
        "Usually reliable",
        "Minor doubt about authenticity, trustworthiness, or competency; has a history of valid information most of "
        "the time",
    ),
    Reliability.C: Grade(
        "Fairly reliable",
        "Doubt of authenticity, trustworthiness, or competency but has provided valid information in the past",
    ),
    Reliability.D: Grade(
        "Not usually reliable",
        "Significant doubt about authenticity, trustworthiness, or competency but has provided valid information in "
        "the past",
    ),
    Reliability.E: Grade(
        "Unreliable",
        "Lacking in authenticity, trustworthiness, and competency; history of invalid information",
    ),
    Reliability.F: Grade(
        "Reliability cannot be judged", "No basis exists for evaluating the reliability of the source"
    ),
}
"""Source reliability; ``F`` is what nobody rated, and no middle value."""

CREDIBILITY: Mapping[Credibility, Grade] = {
    Credibility.CONFIRMED: Grade(
        "Confirmed by other sources",
        "Confirmed by other independent sources; logical in itself; Consistent with other information on the subject",
    ),
    Credibility.PROBABLY_TRUE: Grade(
        "Probably true", "Not confirmed; logical in itself; consistent with other information on the subject"
    ),
    Credibility.POSSIBLY_TRUE: Grade(
        "Possibly true",
        "Not confirmed; reasonably logical in itself; agrees with some other information on the subject",
    ),
    Credibility.DOUBTFUL: Grade(
        "Doubtful", "Not confirmed; possible but not logical; no other information on the subject"
    ),
    Credibility.IMPROBABLE: Grade(
        "Improbable", "Not confirmed; not logical in itself; contradicted by other information on the subject"
    ),
    Credibility.CANNOT_BE_JUDGED: Grade(
        "Truth cannot be judged", "No basis exists for evaluating the validity of the information"
    ),
}
"""Information credibility; ``6`` is what nobody rated, and no middle value."""


class ScopeKind(StrEnum):
    """What narrows a rating."""

    TOPIC = "topic"
    COUNTRY = "country"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class RatingScope:
    """What a rating holds for, kept as ``kind=value``: ``topic=mining``, ``country=AT``, ``period=2014/2016-03``."""

    kind: ScopeKind
    value: str

    def __str__(self) -> str:
        return f"{self.kind.value}={self.value}"

    @classmethod
    def parse(cls, text: str) -> "RatingScope":
        """Read ``topic=WORDS``, ``country=CODE`` or ``period=FROM/UNTIL``; words alone are a topic.

        Raises:
            ValueError: if the value does not fit the kind.
        """
        head, sign, rest = text.partition("=")
        kinds = {kind.value: kind for kind in ScopeKind}
        kind = kinds.get(head.strip().lower()) if sign else ScopeKind.TOPIC
        value = " ".join((rest if sign else text).split())
        if kind is None or not value:
            message = f"{text!r} is no scope; write topic=WORDS, country=CODE or period=FROM/UNTIL"
            raise ValueError(message)
        if kind is ScopeKind.COUNTRY:
            return cls(kind, _check_country(value))
        return cls(kind, _check_period(value) if kind is ScopeKind.PERIOD else value)


def _check_country(value: str) -> str:
    code = value.upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):  # noqa: PLR2004 -- ISO 3166-1 alpha-2
        message = f"{value!r} is no country; write the two letters of ISO 3166-1, such as AT"
        raise ValueError(message)
    return code


def _check_period(value: str) -> str:
    """Return an interval of ISO 8601 (section 5.5), or one date."""
    parts = [PartialDate.parse(part.strip()) for part in value.split("/")]
    if len(parts) > 2 or (len(parts) == 2 and parts[1].last_day() < parts[0].first_day()):  # noqa: PLR2004 -- from, until
        message = f"{value!r} is no period; write FROM/UNTIL, each YYYY, YYYY-MM or YYYY-MM-DD"
        raise ValueError(message)
    return "/".join(part.iso() for part in parts)
