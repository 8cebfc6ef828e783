import json
import os
from pathlib import Path

import pytest

from provenance.model.ratings import CREDIBILITY, RELIABILITY
from provenance.model.vocabulary import Credibility, Reliability


def test_every_grade_has_its_wording() -> None:
    assert list(RELIABILITY) == list(Reliability)
    assert list(CREDIBILITY) == list(Credibility)
    assert RELIABILITY[Reliability.B].label == "Usually reliable"
    assert CREDIBILITY[Credibility.CANNOT_BE_JUDGED].label == "Truth cannot be judged"


def test_the_wording_is_the_standards() -> None:
    folder = os.environ.get("PROVENANCE_CORPORA")
    file = Path(folder or "") / "vocabulary.json"
    if not folder or not file.is_file():
        pytest.skip("PROVENANCE_CORPORA names no folder with vocabulary.json")
    given = json.loads(file.read_text(encoding="utf-8"))
    for name, scale in (("admiralty_reliability", RELIABILITY), ("admiralty_credibility", CREDIBILITY)):
        shipped = {grade.value: [told.label, told.meaning] for grade, told in scale.items()}
        assert shipped == given[name]["values"]
