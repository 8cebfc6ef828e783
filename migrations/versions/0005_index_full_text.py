"""Create the full-text index over claims: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Both split words, drop accents and stem English words; neither drops any word, since "IS" and "WHO" are names.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WORDS = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"
_UP = {
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE claim_search USING fts5("
            "text, content='claims', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
        ),
        "INSERT INTO claim_search (claim_search) VALUES ('rebuild')",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS unaccent",
        "CREATE TEXT SEARCH DICTIONARY provenance_stem (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION provenance_words (COPY = simple)",
        f"ALTER TEXT SEARCH CONFIGURATION provenance_words ALTER MAPPING FOR {_WORDS} WITH unaccent, provenance_stem",
        "CREATE TABLE claim_search (claim_id INTEGER PRIMARY KEY REFERENCES claims (id), words tsvector NOT NULL)",
        "INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', text) FROM claims",
        "CREATE INDEX ix_claim_search_words ON claim_search USING gin (words)",
    ),
}
_DOWN = {
    "sqlite": ("DROP TABLE claim_search",),
    "postgresql": (
        "DROP TABLE claim_search",
        "DROP TEXT SEARCH CONFIGURATION provenance_words",
        "DROP TEXT SEARCH DICTIONARY provenance_stem",
    ),
}


def upgrade() -> None:
    for statement in _UP[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in _DOWN[op.get_bind().dialect.name]:
        op.execute(statement)
