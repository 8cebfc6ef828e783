"""The articles that the program is shown with hold every way of citing that it claims to read."""

import os
import re
from pathlib import Path

import pytest

from provenance.config import find_resources
from provenance.load import find_files, load_document
from provenance.model.documents import Document

FOLDER = find_resources() / "seeds" / "documents"
KHORASAN, REVIVAL = "khorasan_2018.txt", "revival_2021.txt"
LONGEST_SHARED_RUN = 8


def load(name: str) -> Document:
    return load_document(FOLDER / name)


def test_the_demo_finds_both_articles_and_a_word_about_them() -> None:
    assert [path.name for path in find_files([FOLDER])] == [KHORASAN, REVIVAL]
    assert "own words" in (FOLDER / "README").read_text(encoding="utf-8")


def test_the_first_names_volume_and_issue_and_is_dated_by_what_it_cites() -> None:
    document = load(KHORASAN)
    assert (document.publisher, document.author) == ("Terrorism Monitor", None)
    assert document.published is not None
    assert (document.published.on.iso(), document.published.rule) == ("2017-12-28", "range_of_cited_dates")
    assert document.published.until is not None
    assert document.published.until.iso() == "2018-01"


def test_the_second_states_author_day_and_publisher() -> None:
    document = load(REVIVAL)
    assert (document.author, document.publisher, document.problems) == ("Akhtar Jamal", "IRIA", ())
    assert document.published is not None
    assert document.published.on.iso() == "2021-10-23"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        (KHORASAN, "(Dawn, December 12, 2017)"),
        (KHORASAN, "(The News, March 18. 2017; Express Tribune, September 14, 2017)"),
        (KHORASAN, "(Pajhwok, December 7, 2017; Pajhwok, December 7, 2017)"),
        (KHORASAN, "(DID Press Agency [Afghanistan], December 10, 2017)"),
        (KHORASAN, "(MENAFN – Afghanistan Times, January 2)"),
        (KHORASAN, "(Pakistan Today, January 8)"),
        (KHORASAN, "(AAN, November 11, 2017)"),
        (KHORASAN, "(alias Abu Abdullah) (The News, March 3, 2017)"),
        (KHORASAN, "(Source: Express Tribune)\n"),
        (KHORASAN, "The khilafat (caliphate) is coming” (Express Tribune, September 24, 2017)"),
        (KHORASAN, "“all the world.” [1] "),
        (KHORASAN, "\n\nNOTES\n\n[1] SITE Intelligence Group, "),
        (KHORASAN, ", September 6, 2017, https://"),
        (KHORASAN, "If sources in Pakistan’s law enforcement are to be believed, "),
        (KHORASAN, "it was reported that "),
        (KHORASAN, "have reportedly "),
        (KHORASAN, "there are even reports that "),
        (KHORASAN, "observers say that "),
        (KHORASAN, "Ghous said that "),
        (KHORASAN, "According to Mohammad Reza Ghafoori, the spokesman "),
        (KHORASAN, ", according to reports in local media ("),
        (KHORASAN, "Amaq, while taking responsibility for the attack, argued that "),
        (KHORASAN, "has claimed responsibility for "),
        (KHORASAN, "declared allegiance to "),
        (KHORASAN, "\u00a0"),
        (REVIVAL, "\nOpinion Article – October 23, 2021\n"),
        (REVIVAL, "news agency TASS quoted a spokesperson of the embassy as saying that "),
        (REVIVAL, "quoted Hamid Karzai, Afghanistan’s former president, claiming that "),
        (REVIVAL, "Karzai said, “"),
        (REVIVAL, "[U.S.]"),
        (REVIVAL, "denied any role "),
        (REVIVAL, "On October 14, 2021, broadcaster Radio Free Europe/Gandhara claimed that "),
        (
            REVIVAL,
            "the Financial Times reported that a June report by the sanctions monitoring team of the UN found that ",
        ),
        (REVIVAL, "On February 17, 2021, it was reported that "),
        (REVIVAL, "“Voice of Hind”"),
        (REVIVAL, ", stating that "),
        (REVIVAL, "The article also lauded "),
        (REVIVAL, "The publication also condemned "),
        (REVIVAL, "Sources inside Afghanistan also claim that "),
        (REVIVAL, "According to internal sources, "),
        (REVIVAL, "(NDS), had earlier claimed the arrest of "),
        (REVIVAL, "a question that remains unanswered"),
        (REVIVAL, "\nAuthor: Akhtar Jamal\n"),
        (REVIVAL, "\nCopyright © 2024 IRIA - International Relations Insights & Analysis\n"),
    ],
)
def test_every_way_of_citing_stands_in_an_article(name: str, form: str) -> None:
    assert form in load(name).text


def find_runs(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_no_sentence_of_the_real_articles_is_repeated() -> None:
    corpora = os.environ.get("PROVENANCE_CORPORA")
    originals = sorted(Path(corpora).glob("seeds/*.txt")) if corpora else []
    if not originals:
        pytest.skip("the real articles are not part of the project; PROVENANCE_CORPORA names no folder with them")
    size = LONGEST_SHARED_RUN + 1
    real = set[tuple[str, ...]]().union(*(find_runs(path.read_text(encoding="utf-8"), size) for path in originals))
    for path in FOLDER.iterdir():
        assert not find_runs(path.read_text(encoding="utf-8"), size) & real
