"""Create claims, what was read from their words, and citations as hops of a chain."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("voucher", sa.String(length=32), nullable=False),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("lead_citation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('none', 'attributed', 'hedged', 'strongly_hedged', 'denied')", name=op.f("ck_claims_level")
        ),
        sa.CheckConstraint(
            "stance IN ('neutral', 'endorsing', 'distancing', 'denying')", name=op.f("ck_claims_stance")
        ),
        sa.CheckConstraint("state IN ('read', 'accepted', 'rejected', 'orphaned')", name=op.f("ck_claims_state")),
        sa.CheckConstraint(
            "voucher IN ('author', 'outlet', 'person', 'body', 'unnamed')", name=op.f("ck_claims_voucher")
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_claims_span")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_claims_number")),
        sa.CheckConstraint("paragraph >= 0", name=op.f("ck_claims_paragraph")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_claims_document_id"),
        sa.ForeignKeyConstraint(
            ["lead_citation_id", "id"],
            ["citations.id", "citations.claim_id"],
            name="fk_claims_lead_citation",
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("document_id", "number", name="uq_claims_document_id_number"),
    )
    op.create_index("ix_claims_lead_citation_id", "claims", ["lead_citation_id"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("relayed_by", sa.Integer(), nullable=True),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("content_start", sa.Integer(), nullable=True),
        sa.Column("content_end", sa.Integer(), nullable=True),
        sa.Column("note_start", sa.Integer(), nullable=True),
        sa.Column("note_end", sa.Integer(), nullable=True),
        sa.Column("cited_on", sa.String(length=10), nullable=True),
        sa.Column("cited_until", sa.String(length=10), nullable=True),
        sa.Column("cited_first", sa.Date(), nullable=True),
        sa.Column("cited_last", sa.Date(), nullable=True),
        sa.Column("cited_inferred", sa.Boolean(), nullable=False),
        sa.Column("cited_rule", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.CheckConstraint("(kind = 'own_voice') = (role = 'own_voice')", name=op.f("ck_citations_own_voice")),
        sa.CheckConstraint(
            "kind IN ('parenthetical', 'narrative', 'anonymous', 'footnote', 'own_voice')",
            name=op.f("ck_citations_kind"),
        ),
        sa.CheckConstraint("role IN ('via', 'source', 'speaker', 'own_voice')", name=op.f("ck_citations_role")),
        sa.CheckConstraint("scope IN ('direct', 'inherited')", name=op.f("ck_citations_scope")),
        sa.CheckConstraint(
            "stance IN ('neutral', 'endorsing', 'distancing', 'denying')", name=op.f("ck_citations_stance")
        ),
        sa.CheckConstraint(
            "(cited_on IS NULL AND cited_until IS NULL AND cited_first IS NULL AND cited_last IS "
            "NULL) OR (cited_on IS NOT NULL AND cited_first IS NOT NULL AND cited_last IS NOT NULL)",
            name=op.f("ck_citations_cited"),
        ),
        sa.CheckConstraint(
            "(content_start IS NULL AND content_end IS NULL) OR (content_start IS NOT NULL AND "
            "content_end IS NOT NULL AND 0 <= content_start AND content_start <= content_end)",
            name=op.f("ck_citations_content"),
        ),
        sa.CheckConstraint(
            "(cue_start IS NULL AND cue_end IS NULL) OR (cue_start IS NOT NULL AND cue_end IS NOT "
            "NULL AND 0 <= cue_start AND cue_start <= cue_end)",
            name=op.f("ck_citations_cue"),
        ),
        sa.CheckConstraint(
            "(note_start IS NULL AND note_end IS NULL) OR (note_start IS NOT NULL AND note_end IS NOT"
            " NULL AND 0 <= note_start AND note_start <= note_end)",
            name=op.f("ck_citations_note"),
        ),
        sa.CheckConstraint(
            "(source_start IS NULL AND source_end IS NULL) OR (source_start IS NOT NULL AND "
            "source_end IS NOT NULL AND 0 <= source_start AND source_start <= source_end)",
            name=op.f("ck_citations_source"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_citations_span")),
        sa.CheckConstraint("relayed_by IS NULL OR relayed_by <> id", name=op.f("ck_citations_relayed_by")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_citations_claim_id"),
        sa.ForeignKeyConstraint(
            ["relayed_by"], ["citations.id"], name="fk_citations_relayed_by", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_citations_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_citations"),
        sa.UniqueConstraint("id", "claim_id", name="uq_citations_id_claim_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_citations_claim_id_source_id", "citations", ["claim_id", "source_id"], unique=False)
    op.create_index("ix_citations_relayed_by", "citations", ["relayed_by"], unique=False)
    op.create_index("ix_citations_source_id_claim_id", "citations", ["source_id", "claim_id"], unique=False)
    op.create_table(
        "cues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("scope_start", sa.Integer(), nullable=True),
        sa.Column("scope_end", sa.Integer(), nullable=True),
        sa.Column("weight", sa.Double(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('modal', 'adverb', 'verb', 'adjective', 'noun', 'conditional', 'hearsay', "
            "'quotation', 'denial', 'question')",
            name=op.f("ck_cues_kind"),
        ),
        sa.CheckConstraint(
            "level IN ('none', 'attributed', 'hedged', 'strongly_hedged', 'denied')", name=op.f("ck_cues_level")
        ),
        sa.CheckConstraint(
            "(scope_start IS NULL AND scope_end IS NULL) OR (scope_start IS NOT NULL AND scope_end IS"
            " NOT NULL AND 0 <= scope_start AND scope_start <= scope_end)",
            name=op.f("ck_cues_scope"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_cues_span")),
        sa.CheckConstraint("weight IS NULL OR (weight >= -3 AND weight <= 3)", name=op.f("ck_cues_weight")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_cues_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cues"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cues_claim_id", "cues", ["claim_id"], unique=False)
    op.create_table(
        "quantities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("likely_low", sa.Double(), nullable=False),
        sa.Column("likely_high", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role IN ('killed', 'injured', 'missing', 'arrested', 'abducted', 'recruited', "
            "'displaced', 'fighters', 'attackers', 'attacks', 'other')",
            name=op.f("ck_quantities_role"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_quantities_span")),
        sa.CheckConstraint("high IS NULL OR low <= high", name=op.f("ck_quantities_bounds")),
        sa.CheckConstraint(
            "likely_high IS NULL OR likely_low <= likely_high", name=op.f("ck_quantities_likely_bounds")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_quantities_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_quantities"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quantities_claim_id", "quantities", ["claim_id"], unique=False)
    op.create_table(
        "event_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("event_on", sa.String(length=10), nullable=False),
        sa.Column("event_until", sa.String(length=10), nullable=True),
        sa.Column("event_first", sa.Date(), nullable=False),
        sa.Column("event_last", sa.Date(), nullable=False),
        sa.Column("event_inferred", sa.Boolean(), nullable=False),
        sa.Column("event_rule", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(event_on IS NULL AND event_until IS NULL AND event_first IS NULL AND event_last IS "
            "NULL) OR (event_on IS NOT NULL AND event_first IS NOT NULL AND event_last IS NOT NULL)",
            name=op.f("ck_event_dates_event"),
        ),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_event_dates_span")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_event_dates_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event_dates"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_dates_claim_id", "event_dates", ["claim_id"], unique=False)
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.CheckConstraint("0 <= span_start AND span_start <= span_end", name=op.f("ck_places_span")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_places_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_places_claim_id", "places", ["claim_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":  # SQLite has it in the table, and cannot add it later
        op.create_foreign_key(
            "fk_claims_lead_citation",
            "claims",
            "citations",
            ["lead_citation_id", "id"],
            ["id", "claim_id"],
            deferrable=True,
            initially="DEFERRED",
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("fk_claims_lead_citation", "claims", type_="foreignkey")
    op.drop_table("places")
    op.drop_table("event_dates")
    op.drop_table("quantities")
    op.drop_table("cues")
    op.drop_table("citations")
    op.drop_table("claims")
