"""Links between claims about the same thing, and what analysts decided about them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.tables.columns import AUTOINCREMENT, Instant, Row, one_of


class LinkRow(Row):
    """Two claims, the lower id first; ``suggested_by`` names the program version or the analyst."""

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    second_claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    relation: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(32))
    score: Mapped[float | None]
    reasons: Mapped[list[Any]] = mapped_column(JSON)
    suggested_by: Mapped[str] = mapped_column(String(200))
    suggested_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int]

    __table_args__ = (
        one_of("relation", LinkRelation),
        one_of("state", LinkState),
        CheckConstraint("first_claim_id < second_claim_id", name="order"),
        UniqueConstraint("first_claim_id", "second_claim_id"),
        Index("ix_links_second_claim_id", "second_claim_id"),
        AUTOINCREMENT,
    )


class LinkDecisionRow(Row):
    """One analyst's decision on a link; a later one follows it, none replaces it."""

    __tablename__ = "link_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"))
    state: Mapped[str] = mapped_column(String(32))
    relation: Mapped[str] = mapped_column(String(32))
    analyst: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("relation", LinkRelation),
        one_of("state", LinkState),
        Index("ix_link_decisions_link_id", "link_id"),
        AUTOINCREMENT,
    )
