import shutil
from pathlib import Path

import pytest

from provenance.config import find_resources
from provenance.errors import GoldError, UsageError
from provenance.measure.reports import render_table
from provenance.model.dates import PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.workflow.evaluate import build_canonical, evaluate_gold, parse_published
from tests.measure.marrow import TEXT, write_gold

OWN = find_resources() / "seeds" / "gold"
TEXTS = find_resources() / "seeds" / "documents"


def write_marrow(folder: Path, name: str = "marrow_2019") -> Path:
    write_gold(folder, name)
    with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
        file.write(TEXT)
    return folder


def test_every_annotated_text_is_read_and_scored(tmp_path: Path) -> None:
    write_marrow(tmp_path, "b_2019")
    write_marrow(tmp_path, "a_2019")
    report = evaluate_gold(tmp_path, tmp_path, {"a_2019": PartialDate(2019, 5, 10)})
    assert [document.name for document in report.documents] == ["a_2019", "b_2019"]
    first = report.documents[0]
    assert first.citations.parenthetical.marks.found == 2
    assert first.citations.false_brackets.right == 0
    assert first.hedges.levels.of == 7
    assert "a_2019" in render_table(report, misses=True)


def test_the_date_of_publication_tells_the_year_that_a_text_leaves_out(tmp_path: Path) -> None:
    write_marrow(tmp_path)
    (tmp_path / "published.toml").write_text('marrow_2019 = "2019-05-10"\n', encoding="utf-8")
    (right,) = evaluate_gold(tmp_path, tmp_path).documents
    (wrong,) = evaluate_gold(tmp_path, tmp_path, {"marrow_2019": PartialDate(2031, 5, 10)}).documents
    assert right.citations.parenthetical.dates.right == 3
    assert wrong.citations.parenthetical.dates.right == 2


def test_a_text_may_stand_beside_its_gold(tmp_path: Path) -> None:
    gold = write_marrow(tmp_path / "gold")
    (tmp_path / "texts").mkdir()
    assert evaluate_gold(gold, tmp_path / "texts").documents[0].hedges.levels.of == 7


def test_a_missing_text_is_told(tmp_path: Path) -> None:
    write_gold(tmp_path)
    with pytest.raises(GoldError, match=r"marrow_2019\.txt: the annotated text is missing"):
        evaluate_gold(tmp_path, tmp_path)


def test_a_text_that_is_not_the_annotated_one_is_told(tmp_path: Path) -> None:
    write_marrow(tmp_path)
    (tmp_path / "marrow_2019.txt").write_text("x" + TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match=r"^marrow_2019\.jsonl, line 1: surface"):
        evaluate_gold(tmp_path, tmp_path)


def test_a_date_for_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    write_marrow(tmp_path)
    with pytest.raises(GoldError, match="given for lost_2019"):
        evaluate_gold(tmp_path, tmp_path, {"lost_2019": PartialDate(2019)})


@pytest.mark.parametrize("content", ["marrow_2019 = 'May 2019'", "marrow_2019 ="])
def test_a_malformed_list_of_dates_is_told(tmp_path: Path, content: str) -> None:
    write_marrow(tmp_path)
    (tmp_path / "published.toml").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"published\.toml: "):
        evaluate_gold(tmp_path, tmp_path)


def test_dates_are_given_by_name() -> None:
    assert parse_published(["a=2018-01", "b=c=2019"]) == {"a": PartialDate(2018, 1), "b=c": PartialDate(2019)}
    assert parse_published([]) == {}


@pytest.mark.parametrize("option", ["2018-01", "=2018", "a=", "a=May"])
def test_a_date_without_a_name_or_of_another_form_is_refused(option: str) -> None:
    with pytest.raises(UsageError):
        parse_published([option])


def outlet(key: str, name: str, *aliases: str) -> Outlet:
    return Outlet(key, name, SourceKind.NEWSPAPER, aliases=tuple(Alias(text) for text in aliases))


def test_names_of_one_outlet_have_one_key_and_shared_names_stay_names() -> None:
    canonical = build_canonical(
        Lexicon(outlets=(outlet("gull", "Gull News", "GN"), outlet("a", "The Post"), outlet("b", "Post", "B Post")))
    )
    assert canonical("GN") == canonical("Gull  News") == "gull"
    assert canonical("The Post") == canonical("post") == "post"
    assert canonical("B Post") == "b"
    assert canonical("Nobody's Herald") == "nobodys herald"


def test_the_projects_own_gold_fits_its_texts(tmp_path: Path) -> None:
    for folder in (OWN, TEXTS):
        for path in folder.glob("*"):
            shutil.copy(path, tmp_path / path.name)
    report = evaluate_gold(tmp_path, tmp_path)
    assert {document.name for document in report.documents} == {"khorasan_2018", "lake_2020", "revival_2021"}
    pooled = report.pooled
    assert pooled.citations.false_brackets.right == 0
    assert pooled.citations.parenthetical.marks.f1 is not None
    assert pooled.citations.parenthetical.marks.f1 >= 0.9
    assert pooled.hedges.hedged.f1 is not None
    assert pooled.hedges.hedged.f1 >= 0.85
