"""Pairs of articles on one event that state the same or different counts, and how many of each are called conflicts.

The labels hold ids alone: incident, two articles, ``same``, ``different`` or ``omits`` (one leaves out what the other
counts), which counts differ, and how the pair was drawn. Two halves, told by a hash of the incident's id, are measured
apart; pairs drawn and read after the rules were written (``afterwards``) are a third set.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from provenance.errors import GoldError
from provenance.measure.scores import NO_SHARE, Share

_COLUMNS: Final = ("incident", "first", "second", "label", "differing", "drawn")


class PairSet(StrEnum):
    """The sets that are measured apart; rules were chosen while looking at both halves, not at what was drawn later."""

    FIRST = "first half"
    SECOND = "second half"
    AFTERWARDS = "drawn afterwards"


class PairLabel(StrEnum):
    """What a reader found that two articles state of one event's killed and injured."""

    SAME = "same"
    DIFFERENT = "different"
    OMITS = "omits"


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """A labelled pair: the archive's id of the incident, ids of two articles, the label, and how it was drawn."""

    incident: str
    first: str
    second: str
    label: PairLabel
    drawn: str = ""

    @property
    def set(self) -> PairSet:
        """The set that the pair belongs to."""
        if self.drawn == "afterwards":
            return PairSet.AFTERWARDS
        return PairSet.SECOND if sha256(self.incident.encode()).digest()[0] % 2 else PairSet.FIRST


@dataclass(frozen=True, slots=True)
class PairScores:
    """``same``: pairs of one count that are not called conflicts; ``different``: pairs of two that are.

    ``omits``: pairs of which one article leaves out what the other counts, that are not called conflicts.
    """

    same: Share = NO_SHARE
    different: Share = NO_SHARE
    omits: Share = NO_SHARE

    def __add__(self, other: "PairScores") -> "PairScores":
        return PairScores(self.same + other.same, self.different + other.different, self.omits + other.omits)


def read_pairs(path: Path) -> tuple[ArticlePair, ...]:
    """Return the labelled pairs of a file of tab-separated columns, the first line naming them.

    Raises:
        GoldError: if the file cannot be read or a line is malformed.
    """
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        message = f"{path}: {' '.join(str(error).split())}"
        raise GoldError(message) from error
    if tuple(head.split("\t")) != _COLUMNS:
        message = f"{path}:1: not the columns {', '.join(_COLUMNS)}"
        raise GoldError(message)
    return tuple(_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, start=2))


def _read_line(line: str, place: str) -> ArticlePair:
    values = line.split("\t")
    if len(values) != len(_COLUMNS) or values[3] not in set(PairLabel):
        message = f"{place}: not a labelled pair"
        raise GoldError(message)
    incident, first, second, label = values[:4]
    return ArticlePair(incident, first, second, PairLabel(label), values[-1])


def score_pair(label: PairLabel, *, called: bool) -> PairScores:
    """Return the figures of one pair; ``called`` tells whether it was called a conflict."""
    right = Share(int(called == (label is PairLabel.DIFFERENT)), 1)
    if label is PairLabel.SAME:
        return PairScores(same=right)
    return PairScores(different=right) if label is PairLabel.DIFFERENT else PairScores(omits=right)
