"""Citations: one printed citation is one whole chain, from the claim to the publisher nearest the origin."""

from dataclasses import dataclass, field

from provenance.model.dates import DatePeriod
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, Scope, SourceKind, Stance


@made_quickly
@dataclass(frozen=True, slots=True)
class Citation:
    """A printed citation.

    ``span`` is the citation's own item inside a bracket, the footnote mark, or in prose the words from source to
    reporting verb. ``source`` is the canonical name after resolution, before it the name as written.
    ``via`` relays the source, ``speaker`` is the last voice, ``relayed_by`` the ``id`` of another printed citation.
    Prose citations have ``source_span``, ``cue_span`` and ``content_span``; the others have none of them
    unless their source stands in the text. ``note_span`` is the note line of a footnote.
    ``source_key`` is the registry's key once resolved. ``negated`` is true where the attribution itself is negative
    ("did not say"). ``speaker_kind`` says what kind of voice the speaker is, where that is known.
    """

    id: str
    kind: CitationKind
    scope: Scope
    span: Span
    surface: str
    source: str
    as_written: str
    source_kind: SourceKind
    via: str | None = None
    speaker: str | None = None
    source_span: Span | None = None
    cue_span: Span | None = None
    content_span: Span | None = None
    date: DatePeriod | None = None
    relayed_by: str | None = None
    source_key: str | None = None
    via_key: str | None = None
    note_span: Span | None = None
    url: str | None = None
    title: str | None = None
    place: str | None = None
    issue: str | None = None
    stance: Stance = Stance.NEUTRAL
    negated: bool = False
    rule: str | None = None
    speaker_kind: SourceKind | None = None


@made_quickly
@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution in prose, before it becomes a citation: who says, by what words, what.

    ``source`` is the whole noun phrase (as PolNeAR marks it), ``cue`` the verb or "according to", ``content`` what is
    attributed. ``publisher`` is the span of an outlet's name within the source or the relaying phrase; ``speaker`` the
    words for the last voice.
    ``date`` is when the source is said to have reported. ``level`` is what the cue alone does to the hedging of its
    content (``attributed``, ``hedged`` for hearsay, ``denied``).
    ``content`` runs from its first to its last character; where the cue interrupts it, or it goes on in later
    sentences, ``parts`` are its stretches in text order.
    ``reports`` is false where nothing is reported to be so (beliefs, wishes, praise, questions, hypothetical speech):
    such an attribution is no citation.
    """

    span: Span
    cue: Span
    source: Span | None
    content: Span | None
    kind: CitationKind
    source_kind: SourceKind
    stance: Stance = Stance.NEUTRAL
    level: HedgeLevel = HedgeLevel.ATTRIBUTED
    publisher: Span | None = None
    speaker: str | None = None
    date: DatePeriod | None = None
    continues: bool = False
    negated: bool = False
    act: bool = False
    parts: tuple[Span, ...] = field(default=())
    rule: str | None = None
    reports: bool = True
