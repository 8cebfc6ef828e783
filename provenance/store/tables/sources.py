"""Whoever vouches: one table for what all sources share, and beside it what only outlets have."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import RelationKind, SourceKind
from provenance.store.tables.columns import AUTOINCREMENT, Row, one_of

ALIAS_KINDS = ("alias", "acronym", "transliteration", "former")


class SourceRow(Row):
    """A source. ``folded`` is its name as a key for lookup; ``merged_into`` leads on to the row that took its place.

    An unnamed group belongs to its document; no other source does. ``proposed`` marks an outlet nobody has accepted.
    """

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(String(200), unique=True)
    is_outlet: Mapped[bool]
    proposed: Mapped[bool]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", use_alter=True))
    country: Mapped[str | None] = mapped_column(String(2))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    version: Mapped[int]

    __table_args__ = (
        one_of("kind", SourceKind),
        CheckConstraint("(kind = 'unnamed') = (document_id IS NOT NULL)", name="unnamed_in_document"),
        CheckConstraint("NOT proposed OR is_outlet", name="proposed_outlet"),
        CheckConstraint("key IS NULL OR is_outlet", name="key_of_outlet"),
        CheckConstraint("NOT is_outlet OR kind NOT IN ('person', 'body', 'unnamed')", name="outlet_kind"),
        CheckConstraint("merged_into IS NULL OR merged_into <> id", name="merged_into"),
        Index("ix_sources_folded", "folded"),
        Index("ix_sources_document_id", "document_id"),
        Index("ix_sources_merged_into", "merged_into"),
        Index(
            "uq_sources_voice",
            "kind",
            "folded",
            unique=True,
            sqlite_where=text("kind IN ('person', 'body')"),
            postgresql_where=text("kind IN ('person', 'body')"),
        ),
        Index(
            "uq_sources_proposed",
            "folded",
            unique=True,
            sqlite_where=text("proposed"),
            postgresql_where=text("proposed"),
        ),
        AUTOINCREMENT,
    )


class OutletRow(Row):
    """What only a source that publishes has. ``family`` NULL is unknown; ``independent`` counts as a family.

    ``generic`` marks a name that needs a bracket, a date or a reporting verb to count as the outlet's.
    """

    __tablename__ = "outlets"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), primary_key=True)
    languages: Mapped[list[str]] = mapped_column(JSON)
    domains: Mapped[list[str]] = mapped_column(JSON)
    context: Mapped[list[str]] = mapped_column(JSON)
    generic: Mapped[bool]
    owner: Mapped[str | None] = mapped_column(Text)
    family: Mapped[str | None] = mapped_column(Text)
    family_basis: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str | None] = mapped_column(String(2))
    state_how: Mapped[str | None] = mapped_column(Text)
    state_basis: Mapped[str | None] = mapped_column(Text)

    __table_args__: tuple[Any, ...] = (
        CheckConstraint(
            "(state IS NULL AND state_how IS NULL AND state_basis IS NULL) "
            "OR (state IS NOT NULL AND state_how IS NOT NULL AND state_basis IS NOT NULL)",
            name="state",
        ),
    )


class AliasRow(Row):
    """Another way to write a source's name."""

    __tablename__ = "aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(32))
    generic: Mapped[bool]

    __table_args__ = (
        one_of("kind", ALIAS_KINDS),
        UniqueConstraint("source_id", "text"),
        Index("ix_aliases_folded", "folded"),
        AUTOINCREMENT,
    )


class RelationRow(Row):
    """A lasting relation to another source, named by ``target`` (a key or a name), with what it rests on."""

    __tablename__ = "relations"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    kind: Mapped[str] = mapped_column(String(32))
    target: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    since: Mapped[str | None] = mapped_column(String(10))
    until: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (
        one_of("kind", RelationKind),
        Index("ix_relations_source_id", "source_id"),
        Index("ix_relations_target", "target"),
        AUTOINCREMENT,
    )
