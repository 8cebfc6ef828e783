"""Claims and what was read from their words."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import CueKind, HedgeLevel, QuantityRole, Stance, Voucher
from provenance.store.tables.columns import AUTOINCREMENT, Row, one_of, period_of, span_of

REJECTED = "state = 'rejected'"
"""How SQL must ask for rejected claims, so that their own index answers: the word itself, and no parameter."""

_REJECTED = text(REJECTED)

CLAIM_STATES = ("read", "accepted", "rejected", "orphaned")


class ClaimRow(Row):
    """A claim, exactly ``text[span_start:span_end]`` of its document.

    ``lead_citation_id`` names one of its own citations; the key is deferred, so that neither engine commits a claim
    without a source, or one whose lead citation belongs to another claim. Since ``id`` is part of that key, SQLAlchemy
    cannot make it count up for ever on SQLite: the history tells which ids were given. ``state`` is ``read`` until an
    analyst decides; ``orphaned`` is a reviewed claim whose text a later reading no longer finds.
    """

    __tablename__ = "claims"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    span_start: Mapped[int]
    span_end: Mapped[int]
    paragraph: Mapped[int]
    section: Mapped[str | None] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(32))
    voucher: Mapped[str] = mapped_column(String(32))
    stance: Mapped[str] = mapped_column(String(32))
    lead_citation_id: Mapped[int]
    state: Mapped[str] = mapped_column(String(32))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("level", HedgeLevel),
        one_of("voucher", Voucher),
        one_of("stance", Stance),
        one_of("state", CLAIM_STATES),
        span_of(),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("paragraph >= 0", name="paragraph"),
        UniqueConstraint("document_id", "number"),
        ForeignKeyConstraint(
            ["lead_citation_id", "id"],
            ["citations.id", "citations.claim_id"],
            name="fk_claims_lead_citation",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        Index("ix_claims_lead_citation_id", "lead_citation_id"),
        Index("ix_claims_rejected", "id", sqlite_where=_REJECTED, postgresql_where=_REJECTED),
    )


class CueRow(Row):
    """A word or phrase that hedges a claim; ``weight`` is its entry's commitment, in [-3, 3]."""

    __tablename__ = "cues"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    level: Mapped[str] = mapped_column(String(32))
    scope_start: Mapped[int | None]
    scope_end: Mapped[int | None]
    weight: Mapped[float | None]

    __table_args__ = (
        one_of("kind", CueKind),
        one_of("level", HedgeLevel),
        span_of(),
        span_of("scope", optional=True),
        CheckConstraint("weight IS NULL OR (weight >= -3 AND weight <= 3)", name="weight"),
        Index("ix_cues_claim_id", "claim_id"),
        AUTOINCREMENT,
    )


class QuantityRow(Row):
    """A number as what its words allow and what they make likely; no upper bound is NULL."""

    __tablename__ = "quantities"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    role: Mapped[str] = mapped_column(String(32))
    low: Mapped[float]
    high: Mapped[float | None]
    likely_low: Mapped[float]
    likely_high: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        one_of("role", QuantityRole),
        span_of(),
        CheckConstraint("high IS NULL OR low <= high", name="bounds"),
        CheckConstraint("likely_high IS NULL OR likely_low <= likely_high", name="likely_bounds"),
        Index("ix_quantities_claim_id", "claim_id"),
        AUTOINCREMENT,
    )


class EventDateRow(Row):
    """When what a claim tells is said to have happened."""

    __tablename__ = "event_dates"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    event_on: Mapped[str] = mapped_column(String(10))
    event_until: Mapped[str | None] = mapped_column(String(10))
    event_first: Mapped[date]
    event_last: Mapped[date]
    event_inferred: Mapped[bool]
    event_rule: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        span_of(),
        period_of("event"),
        Index("ix_event_dates_claim_id", "claim_id"),
        AUTOINCREMENT,
    )


class PlaceRow(Row):
    """A place named in a claim; ``country`` is ISO 3166-1 alpha-2."""

    __tablename__ = "places"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(String(2))

    __table_args__ = (
        span_of(),
        Index("ix_places_claim_id", "claim_id"),
        AUTOINCREMENT,
    )
