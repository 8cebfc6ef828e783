"""The closure: for every claim all sources that its chains pass, so that no question about them walks chains again."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from provenance.store.tables.citations import CITATION_ROLES
from provenance.store.tables.columns import Row, one_of


class ClaimSourceRow(Row):
    """A claim and a source on one of its paths; worked out from the citations, and no part of the history.

    A rejected claim, which is a misreading, has none.
    ``depth`` is the fewest hops to the source, 1 for one that the claim cites itself, 0 where the claim is in its own
    voice; ``role`` is that of this hop. The claim has ``paths``; bit n of ``ways`` tells whether the source is on path
    n (bit 62 stands for all paths from there on together), bit n of ``ends`` whether that path ends there. ``alone``
    tells whether every path passes it. ``document_id`` is the claim's.
    """

    __tablename__ = "claim_sources"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"))
    document_id: Mapped[int]
    depth: Mapped[int]
    role: Mapped[str] = mapped_column(String(32))
    paths: Mapped[int]
    ways: Mapped[int] = mapped_column(BigInteger)
    ends: Mapped[int] = mapped_column(BigInteger)
    alone: Mapped[bool]

    __table_args__ = (
        PrimaryKeyConstraint("source_id", "claim_id"),
        one_of("role", CITATION_ROLES),
        CheckConstraint("(depth = 0) = (role = 'own_voice')", name="own_voice"),
        CheckConstraint("depth >= 0 AND paths >= 0 AND (depth = 0) = (paths = 0)", name="depth"),
        Index("ix_claim_sources_claim_id", "claim_id"),
        {"sqlite_with_rowid": False},
    )
