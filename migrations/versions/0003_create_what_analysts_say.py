"""Create links and decisions on them, ratings, verdicts, notes, acknowledgements, assignments and cases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_claim_id", sa.Integer(), nullable=False),
        sa.Column("second_claim_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("suggested_by", sa.String(length=200), nullable=False),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("relation IN ('corroborates', 'conflicts', 'restates')", name=op.f("ck_links_relation")),
        sa.CheckConstraint("state IN ('suggested', 'accepted', 'rejected')", name=op.f("ck_links_state")),
        sa.CheckConstraint("first_claim_id < second_claim_id", name=op.f("ck_links_order")),
        sa.ForeignKeyConstraint(["first_claim_id"], ["claims.id"], name="fk_links_first_claim_id"),
        sa.ForeignKeyConstraint(["second_claim_id"], ["claims.id"], name="fk_links_second_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("first_claim_id", "second_claim_id", name="uq_links_first_claim_id_second_claim_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_links_second_claim_id", "links", ["second_claim_id"], unique=False)
    op.create_table(
        "link_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("relation", sa.String(length=32), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "relation IN ('corroborates', 'conflicts', 'restates')", name=op.f("ck_link_decisions_relation")
        ),
        sa.CheckConstraint("state IN ('suggested', 'accepted', 'rejected')", name=op.f("ck_link_decisions_state")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name="fk_link_decisions_link_id"),
        sa.PrimaryKeyConstraint("id", name="pk_link_decisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_decisions_link_id", "link_decisions", ["link_id"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(length=1), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "(source_id IS NOT NULL AND claim_id IS NULL AND value IN ('A', 'B', 'C', 'D', 'E', 'F'))"
            " OR (source_id IS NULL AND claim_id IS NOT NULL AND value IN ('1', '2', '3', '4', '5', "
            "'6'))",
            name=op.f("ck_ratings_value"),
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_ratings_claim_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_ratings_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ratings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ratings_claim_id", "ratings", ["claim_id"], unique=False)
    op.create_index("ix_ratings_source_id", "ratings", ["source_id"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("value IN ('confirmed', 'refuted', 'unresolved')", name=op.f("ck_verdicts_value")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_verdicts_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verdicts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdicts_claim_id", "verdicts", ["claim_id"], unique=False)
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=32), nullable=False),
        sa.Column("noun_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "noun IN ('document', 'claim', 'source', 'citation', 'link', 'case', 'rating', 'verdict',"
            " 'note', 'revision')",
            name=op.f("ck_notes_noun"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notes_noun_noun_id", "notes", ["noun", "noun_id"], unique=False)
    op.create_table(
        "acknowledgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(length=500), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_acknowledgements_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_acknowledgements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acknowledgements_document_id", "acknowledgements", ["document_id"], unique=False)
    op.create_index("ix_acknowledgements_finding", "acknowledgements", ["finding"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=32), nullable=False),
        sa.Column("noun_id", sa.Integer(), nullable=False),
        sa.Column("assignee", sa.String(length=200), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "noun IN ('document', 'claim', 'source', 'citation', 'link', 'case', 'rating', 'verdict',"
            " 'note', 'revision')",
            name=op.f("ck_assignments_noun"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignments_assignee", "assignments", ["assignee"], unique=False)
    op.create_index("ix_assignments_noun_noun_id", "assignments", ["noun", "noun_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("folded", name="uq_cases_folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "case_documents",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_documents_case_id"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_case_documents_document_id"),
        sa.PrimaryKeyConstraint("case_id", "document_id", name="pk_case_documents"),
    )
    op.create_index("ix_case_documents_document_id", "case_documents", ["document_id"], unique=False)


def downgrade() -> None:
    op.drop_table("case_documents")
    op.drop_table("cases")
    op.drop_table("assignments")
    op.drop_table("acknowledgements")
    op.drop_table("notes")
    op.drop_table("verdicts")
    op.drop_table("ratings")
    op.drop_table("link_decisions")
    op.drop_table("links")
