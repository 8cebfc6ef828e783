"""Create runs that suggested links, documents that were matched, cited documents and decisions on them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_STATES = "state IN ('suggested', 'accepted', 'rejected')"


def upgrade() -> None:
    op.create_table(
        "link_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("suggested_by", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("first_link_id", sa.Integer(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("refreshed", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_link_runs_digest")),
        sa.CheckConstraint("added >= 0 AND (added = 0 OR first_link_id IS NOT NULL)", name=op.f("ck_link_runs_added")),
        sa.PrimaryKeyConstraint("id", name="pk_link_runs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_runs_first_link_id", "link_runs", ["first_link_id"], unique=False)
    op.create_table(
        "linked_documents",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_linked_documents_document_id"),
        sa.PrimaryKeyConstraint("document_id", name="pk_linked_documents"),
    )
    op.create_table(
        "cited_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("cited_on", sa.String(length=21), nullable=False),
        sa.Column("cited_document_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("suggested_by", sa.String(length=200), nullable=False),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_cited_documents_state")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_cited_documents_document_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_cited_documents_source_id"),
        sa.ForeignKeyConstraint(["cited_document_id"], ["documents.id"], name="fk_cited_documents_cited_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cited_documents"),
        sa.UniqueConstraint(
            "document_id",
            "source_id",
            "cited_on",
            "cited_document_id",
            name="uq_cited_documents_meaning",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cited_documents_source_id", "cited_documents", ["source_id"], unique=False)
    op.create_index("ix_cited_documents_cited_document_id", "cited_documents", ["cited_document_id"], unique=False)
    op.create_table(
        "cited_document_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cited_document_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_cited_document_decisions_state")),
        sa.ForeignKeyConstraint(
            ["cited_document_id"], ["cited_documents.id"], name="fk_cited_document_decisions_cited_document_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_cited_document_decisions"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_cited_document_decisions_cited_document_id",
        "cited_document_decisions",
        ["cited_document_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("cited_document_decisions")
    op.drop_table("cited_documents")
    op.drop_table("linked_documents")
    op.drop_table("link_runs")
