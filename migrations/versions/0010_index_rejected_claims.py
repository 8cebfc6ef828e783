"""Index the claims that analysts rejected: they are few, and every share of all claims leaves them out."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_REJECTED = sa.text("state = 'rejected'")


def upgrade() -> None:
    op.create_index("ix_claims_rejected", "claims", ["id"], sqlite_where=_REJECTED, postgresql_where=_REJECTED)


def downgrade() -> None:
    op.drop_index("ix_claims_rejected", "claims")
