"""Create documents, the bytes they were read from, and sources with their names and relations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_originals_sha256")),
        sa.PrimaryKeyConstraint("sha256", name="pk_originals"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("is_outlet", sa.Boolean(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'unnamed') = (document_id IS NOT NULL)", name=op.f("ck_sources_unnamed_in_document")
        ),
        sa.CheckConstraint(
            "NOT is_outlet OR kind NOT IN ('person', 'body', 'unnamed')", name=op.f("ck_sources_outlet_kind")
        ),
        sa.CheckConstraint(
            "kind IN ('newspaper', 'news_agency', 'broadcaster', 'website', 'magazine', "
            "'social_media', 'think_tank', 'government', 'intergovernmental', 'ngo', "
            "'armed_group_organ', 'academic', 'person', 'body', 'unnamed')",
            name=op.f("ck_sources_kind"),
        ),
        sa.CheckConstraint("NOT proposed OR is_outlet", name=op.f("ck_sources_proposed_outlet")),
        sa.CheckConstraint("key IS NULL OR is_outlet", name=op.f("ck_sources_key_of_outlet")),
        sa.CheckConstraint("merged_into IS NULL OR merged_into <> id", name=op.f("ck_sources_merged_into")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_sources_document_id", use_alter=True),
        sa.ForeignKeyConstraint(["merged_into"], ["sources.id"], name="fk_sources_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("key", name="uq_sources_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sources_document_id", "sources", ["document_id"], unique=False)
    op.create_index("ix_sources_folded", "sources", ["folded"], unique=False)
    op.create_index("ix_sources_merged_into", "sources", ["merged_into"], unique=False)
    op.create_index(
        "uq_sources_proposed",
        "sources",
        ["folded"],
        unique=True,
        sqlite_where=sa.text("proposed"),
        postgresql_where=sa.text("proposed"),
    )
    op.create_index(
        "uq_sources_voice",
        "sources",
        ["kind", "folded"],
        unique=True,
        sqlite_where=sa.text("kind IN ('person', 'body')"),
        postgresql_where=sa.text("kind IN ('person', 'body')"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_id", sa.Integer(), nullable=True),
        sa.Column("published_on", sa.String(length=10), nullable=True),
        sa.Column("published_until", sa.String(length=10), nullable=True),
        sa.Column("published_first", sa.Date(), nullable=True),
        sa.Column("published_last", sa.Date(), nullable=True),
        sa.Column("published_inferred", sa.Boolean(), nullable=False),
        sa.Column("published_rule", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archived_url", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingested_by", sa.String(length=200), nullable=False),
        sa.Column("read_with", sa.String(length=50), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(published_on IS NULL AND published_until IS NULL AND published_first IS NULL AND "
            "published_last IS NULL) OR (published_on IS NOT NULL AND published_first IS NOT NULL AND"
            " published_last IS NOT NULL)",
            name=op.f("ck_documents_published"),
        ),
        sa.CheckConstraint("length >= 0", name=op.f("ck_documents_length")),
        sa.ForeignKeyConstraint(["publisher_id"], ["sources.id"], name="fk_documents_publisher_id"),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"], name="fk_documents_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("sha256", name="uq_documents_sha256"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_publisher_id", "documents", ["publisher_id"], unique=False)
    op.create_table(
        "outlets",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("generic", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("family_basis", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=2), nullable=True),
        sa.Column("state_how", sa.Text(), nullable=True),
        sa.Column("state_basis", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state IS NULL AND state_how IS NULL AND state_basis IS NULL) OR (state IS NOT NULL AND "
            "state_how IS NOT NULL AND state_basis IS NOT NULL)",
            name=op.f("ck_outlets_state"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_outlets_source_id"),
        sa.PrimaryKeyConstraint("source_id", name="pk_outlets"),
    )
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("generic", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('alias', 'acronym', 'transliteration', 'former')", name=op.f("ck_aliases_kind")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_aliases_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_aliases"),
        sa.UniqueConstraint("source_id", "text", name="uq_aliases_source_id_text"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_aliases_folded", "aliases", ["folded"], unique=False)
    op.create_table(
        "relations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "kind IN ('owned_by', 'family_of', 'speaks_for', 'republishes', 'formerly')", name=op.f("ck_relations_kind")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_relations_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_relations_source_id", "relations", ["source_id"], unique=False)
    op.create_index("ix_relations_target", "relations", ["target"], unique=False)
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('unknown_outlet', 'ambiguous_outlet', 'unresolved_date', 'inferred_date', "
            "'orphan_footnote', 'unclosed_bracket', 'undecodable_bytes', 'no_publication_date')",
            name=op.f("ck_problems_kind"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_problems_span")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_problems_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_problems"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_problems_document_id", "problems", ["document_id"], unique=False)
    op.create_table(
        "credits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("cited_on", sa.String(length=10), nullable=True),
        sa.Column("cited_until", sa.String(length=10), nullable=True),
        sa.Column("cited_first", sa.Date(), nullable=True),
        sa.Column("cited_last", sa.Date(), nullable=True),
        sa.Column("cited_inferred", sa.Boolean(), nullable=False),
        sa.Column("cited_rule", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(cited_on IS NULL AND cited_until IS NULL AND cited_first IS NULL AND cited_last IS "
            "NULL) OR (cited_on IS NOT NULL AND cited_first IS NOT NULL AND cited_last IS NOT NULL)",
            name=op.f("ck_credits_cited"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_credits_span")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_credits_document_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_credits_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_credits"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_credits_document_id", "credits", ["document_id"], unique=False)
    op.create_index("ix_credits_source_id", "credits", ["source_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":  # SQLite has it in the table, and cannot add it later
        op.create_foreign_key("fk_sources_document_id", "sources", "documents", ["document_id"], ["id"])


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("fk_sources_document_id", "sources", type_="foreignkey")
    op.drop_table("credits")
    op.drop_table("problems")
    op.drop_table("relations")
    op.drop_table("aliases")
    op.drop_table("outlets")
    op.drop_table("documents")
    op.drop_table("sources")
    op.drop_table("originals")
