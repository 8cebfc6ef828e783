"""Hand-made gold annotation: strict readers of its three kinds of JSON Lines files.

The form is that of the gold guidelines: ``NAME.jsonl`` holds citations, ``NAME.negatives.jsonl`` the brackets that are
no citations, ``NAME.hedges.jsonl`` the hedging level of every sentence. Offsets are ``str`` offsets into ``NAME.txt``,
and every surface is compared with the text: a mismatch means that gold and text do not belong together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import GoldError
from provenance.measure.corpora import Record, read_records
from provenance.model.dates import PartialDate
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel

_KINDS = ("parenthetical", "narrative", "anonymous", "footnote")
_CLAIMS = ("claim_", "claim_clause_", "claim_extended_")


@dataclass(frozen=True, slots=True)
class GoldOutlet:
    """One outlet and date that a citation names. ``dates`` are those accepted; empty where the citation has none.

    ``bonus`` marks an outlet that does not stand in the surface: neither finding it nor leaving it out counts.
    ``relay`` is who relays it or whom it relays; either order of naming is accepted.
    """

    name: str
    as_written: str | None = None
    dates: tuple[tuple[str, str | None], ...] = ()
    relay: str | None = None
    bonus: bool = False

    def told(self) -> str:
        """Return the entry in words, for a list of misses."""
        dates = " or ".join(f"{on} to {until}" if until else on for on, until in self.dates)
        relay = f" (relay {self.relay})" if self.relay else ""
        return f"{self.name}{relay}, {dates or 'no date'}"


@dataclass(frozen=True, slots=True)
class GoldCitation:
    """One citation: ``claims`` are the passages accepted as its claim, ``note`` the note line of a footnote."""

    kind: CitationKind
    span: Span
    surface: str
    outlets: tuple[GoldOutlet, ...]
    claims: tuple[Span, ...]
    date: str | None = None
    note: Span | None = None
    optional: bool = False

    def told(self) -> str:
        """Return what is expected in words, for a list of misses."""
        if not self.outlets:
            return f"no outlet, {self.date}" if self.date else "no outlet"
        return "; ".join(outlet.told() + (" [bonus]" if outlet.bonus else "") for outlet in self.outlets)


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence's hedging level; ``uncertain`` where reasonable readers may differ. ``cues`` are words of it."""

    span: Span
    text: str
    level: HedgeLevel
    cues: tuple[str, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All that is annotated of one text. ``negatives`` are the brackets that cite nothing."""

    name: str
    text: str
    citations: tuple[GoldCitation, ...]
    negatives: tuple[Span, ...]
    sentences: tuple[GoldSentence, ...]


def find_gold(gold_dir: Path) -> list[str]:
    """Return the names of the annotated texts in a folder, sorted.

    Raises:
        GoldError: if the folder is missing or holds no ``NAME.jsonl``.
    """
    suffixes = (".hedges.jsonl", ".negatives.jsonl")
    names = sorted(path.name[:-6] for path in gold_dir.glob("*.jsonl") if not path.name.endswith(suffixes))
    if not names:
        message = f"{gold_dir}: no gold here; give a folder with NAME.jsonl, NAME.negatives.jsonl, NAME.hedges.jsonl"
        raise GoldError(message)
    return names


def read_gold(gold_dir: Path, name: str, text: str) -> GoldDocument:
    """Read the annotation of one text; the files with negatives and hedges may be absent.

    Raises:
        GoldError: if a line is malformed or its words do not stand at its offsets; the message names file and line.
    """
    citations = [_read_citation(record, text) for record in _read(gold_dir / f"{name}.jsonl")]
    negatives = [_worded(record, "surface", text) for record in _read(gold_dir / f"{name}.negatives.jsonl")]
    sentences = [_read_sentence(record, text) for record in _read(gold_dir / f"{name}.hedges.jsonl")]
    return GoldDocument(name, text, tuple(citations), tuple(negatives), tuple(sentences))


def _read(path: Path) -> Iterator[Record]:
    """Yield the objects of a file; none where it is absent."""
    if path.is_file():
        yield from read_records(path)


def _worded(record: Record, key: str, text: str) -> Span:
    """Return the record's own span, whose words must stand in the text."""
    span = record.span("", len(text))
    words = record.take(key, str)
    if span.of(text) != words:
        what = f"{key} {words[:40]!r} does not stand at [{span.start}, {span.end})"
        raise record.fail(what)
    return span


def _read_citation(record: Record, text: str) -> GoldCitation:
    kind = record.take("kind", str)
    if kind not in _KINDS:
        what = f"kind {kind!r} is none of {', '.join(_KINDS)}"
        raise record.fail(what)
    outlets = [_read_outlet(outlet) for outlet in record.parts("outlets")]
    claims = [record.span(prefix, len(text)) for prefix in _CLAIMS if record.has(f"{prefix}start")]
    return GoldCitation(
        kind=CitationKind(kind),
        span=_worded(record, "surface", text),
        surface=record.take("surface", str),
        outlets=tuple(outlets),
        claims=tuple(claims),
        date=record.find("date", str),
        note=record.span("note_", len(text)) if record.has("note_start") else None,
        optional=record.find("optional", bool) or False,
    )


def _read_outlet(record: Record) -> GoldOutlet:
    dates = []
    for on, until in (("date", "date_end"), ("date_inferred", "date_inferred_end")):
        start, end = _read_date(record, on), _read_date(record, until)
        if start is not None:
            dates.append((start, end))
    return GoldOutlet(
        name=record.take("name", str),
        as_written=record.find("as_written", str),
        dates=tuple(dates),
        relay=record.find("via", str) or record.find("relays", str),
        bonus=record.find("from_context", bool) or False,
    )


def _read_date(record: Record, key: str) -> str | None:
    value = record.find(key, str)
    if value is None:
        return None
    try:
        return PartialDate.parse(value).iso()
    except ValueError as error:
        what = f"{key}: {error}"
        raise record.fail(what) from error


def _read_sentence(record: Record, text: str) -> GoldSentence:
    level = record.take("level", str)
    if level not in list(HedgeLevel):
        what = f"level {level!r} is none of {', '.join(HedgeLevel)}"
        raise record.fail(what)
    cues = record.take("cues", list)
    if not all(isinstance(cue, str) for cue in cues):
        what = "cues are not all strings"
        raise record.fail(what)
    return GoldSentence(
        span=_worded(record, "sentence", text),
        text=record.take("sentence", str),
        level=HedgeLevel(level),
        cues=tuple(cues),
        uncertain=record.find("uncertain", bool) or False,
    )
