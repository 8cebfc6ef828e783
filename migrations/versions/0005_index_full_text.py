"""Create the full-text index over claims: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Both split words, drop accents and stem English words; neither drops any word, since "IS" and "WHO" are names.
New claims are put in many at a time by the program, since a trigger for each would take nine times as long; changed and
deleted ones, which are few, by triggers.
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
        (
            "CREATE TRIGGER index_claims_delete AFTER DELETE ON claims "
            "BEGIN INSERT INTO claim_search (claim_search, rowid, text) VALUES ('delete', old.id, old.text); END"
        ),
        (
            "CREATE TRIGGER index_claims_update AFTER UPDATE OF text ON claims BEGIN "
            "INSERT INTO claim_search (claim_search, rowid, text) VALUES ('delete', old.id, old.text); "
            "INSERT INTO claim_search (rowid, text) VALUES (new.id, new.text); END"
        ),
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS unaccent",
        "CREATE TEXT SEARCH DICTIONARY provenance_stem (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION provenance_words (COPY = simple)",
        f"ALTER TEXT SEARCH CONFIGURATION provenance_words ALTER MAPPING FOR {_WORDS} WITH unaccent, provenance_stem",
        (
            "CREATE TABLE claim_search (claim_id INTEGER NOT NULL CONSTRAINT pk_claim_search PRIMARY KEY "
            "CONSTRAINT fk_claim_search_claim_id REFERENCES claims (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        ),
        "INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', left(text, 100000)) FROM claims",
        "CREATE INDEX ix_claim_search_words ON claim_search USING gin (words)",
        (
            "CREATE FUNCTION index_claim_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "UPDATE claim_search SET words = to_tsvector('provenance_words', left(new.text, 100000)) "
            "WHERE claim_id = new.id; RETURN NULL; END $$"
        ),
        (
            "CREATE TRIGGER index_claims_update AFTER UPDATE OF text ON claims "
            "FOR EACH ROW EXECUTE FUNCTION index_claim_again()"
        ),
    ),
}
_DOWN = {
    "sqlite": ("DROP TRIGGER index_claims_update", "DROP TRIGGER index_claims_delete", "DROP TABLE claim_search"),
    "postgresql": (
        "DROP TRIGGER index_claims_update ON claims",
        "DROP FUNCTION index_claim_again()",
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
