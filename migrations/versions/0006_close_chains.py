"""Keep for every claim all sources that its chains pass, and fill it from the citations there are."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BATCH = 10_000
_LAST_BIT = 62


def upgrade() -> None:
    table = op.create_table(
        "claim_sources",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("paths", sa.Integer(), nullable=False),
        sa.Column("ways", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("role IN ('via', 'source', 'speaker', 'own_voice')", name=op.f("ck_claim_sources_role")),
        sa.CheckConstraint("(depth = 0) = (role = 'own_voice')", name=op.f("ck_claim_sources_own_voice")),
        sa.CheckConstraint(
            "depth >= 0 AND paths >= 0 AND (depth = 0) = (paths = 0)", name=op.f("ck_claim_sources_depth")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_claim_sources_source_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_claim_sources_claim_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source_id", "claim_id", name="pk_claim_sources"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_sources_claim_id", "claim_sources", ["claim_id"], unique=False)
    _fill(table)


def downgrade() -> None:
    op.drop_table("claim_sources")


def _fill(table: sa.Table) -> None:
    """Work out the rows of all claims, as the program did when this migration was written."""
    connection = op.get_bind()
    query = sa.text(
        "SELECT citations.id, claim_id, document_id, source_id, role, relayed_by FROM citations "
        "JOIN claims ON claims.id = citations.claim_id WHERE claims.state <> 'rejected' ORDER BY claim_id, citations.id"
    )
    found = connection.execute(query).all()
    rows: list[dict[str, object]] = []
    start = 0
    for end in range(1, len(found) + 1):
        if end == len(found) or found[end].claim_id != found[start].claim_id:
            rows += _trace(found[start:end])
            start = end
    for first in range(0, len(rows), _BATCH):
        connection.execute(sa.insert(table), rows[first : first + _BATCH])


def _trace(hops: list[sa.Row]) -> Iterator[dict[str, object]]:
    same = {"claim_id": hops[0].claim_id, "document_id": hops[0].document_id}
    paths = [path for path in _find_paths(hops) if path[0].role != "own_voice"]
    if not paths:
        told = {"depth": 0, "role": "own_voice", "paths": 0, "ways": 0, "ends": 0, "alone": False}
        yield {"source_id": hops[0].source_id, **same, **told}
        return
    ids = [{hop.source_id for hop in path} for path in paths]
    for source_id in dict.fromkeys(hop.source_id for path in paths for hop in path):
        held = [source_id in one for one in ids]
        depth, role = min(
            (
                (place, path[place - 1].role)
                for path in paths
                for place in range(1, len(path) + 1)
                if path[place - 1].source_id == source_id
            ),
            key=lambda found: found[0],
        )
        yield {
            "source_id": source_id,
            **same,
            "depth": depth,
            "role": role,
            "paths": len(paths),
            "ways": _set_bits(held),
            "ends": _set_bits([path[-1].source_id == source_id for path in paths]),
            "alone": all(held),
        }


def _set_bits(told: list[bool]) -> int:
    bits = sum(1 << bit for bit, one in enumerate(told[:_LAST_BIT]) if one)
    return bits | (1 << _LAST_BIT) if told[_LAST_BIT:] and all(told[_LAST_BIT:]) else bits


def _find_paths(hops: list[sa.Row]) -> Iterable[list[sa.Row]]:
    by_id = {hop.id: hop for hop in hops}
    relaying = {hop.relayed_by for hop in hops}
    for leaf in [hop for hop in hops if hop.id not in relaying] or hops[:1]:
        path = [leaf]
        seen = {leaf.id}
        while (before := by_id.get(path[-1].relayed_by)) is not None and before.id not in seen:
            path.append(before)
            seen.add(before.id)
        yield path[::-1]
