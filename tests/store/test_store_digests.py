"""The digest of a document's rows does not depend on how many are told at a time."""

import hashlib
import json

import pytest

from provenance.store.digests import digest_rows
from provenance.store.layouts import LAYOUT, LAYOUTS
from provenance.store.tables import ClaimRow


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_a_digest_is_over_each_table_as_one_json_list(count: int) -> None:
    rows = [(number, "Nine were hurt – “nine”", None) for number in range(count, 0, -1)]
    told = {
        row: json.dumps(sorted(rows) if row is ClaimRow else [], ensure_ascii=False, separators=(",", ":"))
        for row in LAYOUTS[LAYOUT]
    }
    whole = "".join(f"{row.__tablename__}{one}\n" for row, one in told.items())
    assert digest_rows({ClaimRow: rows}) == hashlib.sha256(whole.encode()).hexdigest()
