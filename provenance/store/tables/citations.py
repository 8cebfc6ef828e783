"""Citations: one row is one hop from a claim towards the origin."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import CitationKind, Scope, Stance
from provenance.store.tables.columns import AUTOINCREMENT, Row, one_of, period_of, span_of

CITATION_ROLES = ("via", "source", "speaker", "own_voice")
CLAIM_CITATION_KINDS = tuple(kind for kind in CitationKind if kind is not CitationKind.CREDIT)


class CitationRow(Row):
    """A hop. Hops with the same ``printed`` id on one claim are one printed citation: ``via``, ``source``, ``speaker``.

    ``relayed_by`` is the hop before it, nearer to the claim. The parts of the printed citation (source, cue, content,
    note, title, place, issue) stand on the hop whose role is ``source``.
    """

    __tablename__ = "citations"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    printed: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(32))
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    kind: Mapped[str] = mapped_column(String(32))
    scope: Mapped[str] = mapped_column(String(32))
    span_start: Mapped[int]
    span_end: Mapped[int]
    surface: Mapped[str] = mapped_column(Text)
    as_written: Mapped[str] = mapped_column(Text)
    relayed_by: Mapped[int | None] = mapped_column(ForeignKey("citations.id", deferrable=True, initially="DEFERRED"))
    stance: Mapped[str] = mapped_column(String(32))
    negated: Mapped[bool]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    content_start: Mapped[int | None]
    content_end: Mapped[int | None]
    note_start: Mapped[int | None]
    note_end: Mapped[int | None]
    cited_on: Mapped[str | None] = mapped_column(String(10))
    cited_until: Mapped[str | None] = mapped_column(String(10))
    cited_first: Mapped[date | None]
    cited_last: Mapped[date | None]
    cited_inferred: Mapped[bool]
    cited_rule: Mapped[str | None] = mapped_column(Text)
    rule: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    issue: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        one_of("role", CITATION_ROLES),
        one_of("kind", CLAIM_CITATION_KINDS),
        one_of("scope", Scope),
        one_of("stance", Stance),
        CheckConstraint("(kind = 'own_voice') = (role = 'own_voice')", name="own_voice"),
        CheckConstraint("relayed_by IS NULL OR relayed_by <> id", name="relayed_by"),
        span_of(),
        span_of("source", optional=True),
        span_of("cue", optional=True),
        span_of("content", optional=True),
        span_of("note", optional=True),
        period_of("cited"),
        UniqueConstraint("id", "claim_id"),
        Index("ix_citations_source_id_claim_id", "source_id", "claim_id"),
        Index("ix_citations_claim_id_source_id", "claim_id", "source_id"),
        Index("ix_citations_relayed_by", "relayed_by"),
        AUTOINCREMENT,
    )
