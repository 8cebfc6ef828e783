from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import LoadError
from provenance.load import SUFFIXES, load_document, load_documents
from provenance.model.dates import PartialDate
from provenance.model.vocabulary import Precision
from tests.load.samples import load_bytes

ARTICLE = """Harvest fails in Upper Example

Published: 12 March 2019

By Ada Sample

Farmers in Upper Example lost two thirds of their wheat to frost, the regional office for agriculture said on Monday, \
and asked the government for seed before the next spring comes; nobody has promised them anything so far.
"""


def test_a_text_keeps_its_bytes_and_its_characters(tmp_path: Path) -> None:
    content = ARTICLE.replace("\n\n", "\r\n\n\r").encode()
    document = load_bytes(tmp_path, "harvest.txt", content)
    assert document.text.encode() == content
    assert document.original.content == content
    assert document.original.sha256 == sha256(content).hexdigest()
    assert (document.original.media_type, document.name) == ("text/plain", "harvest.txt")


def test_the_texts_own_lines_are_its_metadata(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "harvest.txt", ARTICLE)
    assert (document.title, document.author) == ("Harvest fails in Upper Example", "Ada Sample")
    assert document.published is not None
    assert (document.published.on.iso(), document.published.inferred) == ("2019-03-12", False)
    assert document.problems == ()


def test_what_the_user_states_wins(tmp_path: Path) -> None:
    path = tmp_path / "harvest.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    moment = datetime(2020, 1, 2, tzinfo=UTC)
    document = load_document(
        path,
        published=PartialDate(2018, 4),
        title=" Frost\nin Example ",
        author="N. N.",
        publisher="Example Gazette",
        url="https://gazette.example",
        archived_url="https://archive.example",
        retrieved_at=moment,
    )
    assert document.published is not None
    assert (document.published.on.iso(), document.published.rule) == ("2018-04", None)
    assert (document.title, document.author, document.publisher) == ("Frost in Example", "N. N.", "Example Gazette")
    assert (document.url, document.archived_url) == ("https://gazette.example", "https://archive.example")
    assert document.retrieved_at == moment


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n\x0c", "\ufeff\u200b \u2060".encode()])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(LoadError, match="empty; there is nothing to read"):
        load_bytes(tmp_path, "empty.txt", content)


def test_random_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="not text in UTF-8 or UTF-16") as caught:
        load_bytes(tmp_path, "noise.txt", bytes((number * 151 + number // 7) % 256 for number in range(20_000)))
    assert "\n" not in str(caught.value)


def test_brackets_only_and_terminal_escapes_are_text(tmp_path: Path) -> None:
    assert load_bytes(tmp_path, "brackets.txt", "([{()}])").title is None
    assert load_bytes(tmp_path, "escapes.txt", "\x1b[31mred\x1b[0m words").text == "\x1b[31mred\x1b[0m words"


def test_a_nul_byte_and_bad_bytes_are_problems_and_the_rest_is_read(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "nul.txt", b"A line with\x00 a NUL and caf\xe9s.\n\nAnother line stands here.")
    assert document.text == "A line with\ufffd a NUL and caf\ufffds.\n\nAnother line stands here."
    assert [problem.kind.value for problem in document.problems] == ["undecodable_bytes"] * 2 + ["no_publication_date"]


def test_markdown_says_what_it_is(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Frost'\nauthors: [Ada Sample]\ndate: 2019-03-12\nmood: cold\n---\n\n# Frost\n\nWords **here**.\n"
    )
    document = load_bytes(tmp_path, "frost.md", text)
    assert document.text == text
    assert (document.title, document.author, document.original.media_type) == ("Frost", "Ada Sample", "text/markdown")
    assert document.published is not None
    assert document.published.on.iso() == "2019-03-12"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\nIntro line.\n\n# First heading #\n\nWords.", "First heading"),
        ('+++\ntitle = "Frost"\n+++\n# Other\n', "Frost"),
        ("---\ntitle: never closed\n\n# Heading\n", "Heading"),
        ("---\n" + "key: value\n" * 150 + "---\n# Heading\n", "Heading"),
        ("#hashtag only\n\nplain words.", "hashtag only"),
    ],
)
def test_the_title_of_markdown(tmp_path: Path, text: str, title: str) -> None:
    assert load_bytes(tmp_path, "a.markdown", text).title == title


def test_without_a_stated_date_the_range_of_cited_dates_is_taken(tmp_path: Path) -> None:
    text = "Frost\n\nWheat froze (Gazette, March 3, 2018; Mail, May 6, 2018). Rye froze too (Courier, 2018-04-30)."
    document = load_bytes(tmp_path, "frost.txt", text)
    assert document.published is not None
    assert document.published.on.iso() == "2018-05-06"
    assert document.published.until is not None
    assert document.published.until.iso() == "2018-06"
    assert document.published.inferred
    assert document.published.rule == "range_of_cited_dates"
    assert document.published.precision is Precision.RANGE
    (problem,) = document.problems
    assert problem.kind == "no_publication_date"
    assert problem.message == (
        "no publication date stated; by the dates cited 2018-05-06 to 2018-06; give --published to set it"
    )


def test_without_any_date_that_is_said(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "frost.txt", "Wheat froze in 1709, and rye.")
    assert document.published is None
    assert [problem.kind.value for problem in document.problems] == ["no_publication_date"]


def test_a_dateline_takes_its_year_from_the_dates_cited(tmp_path: Path) -> None:
    text = "PORT EXAMPLE, January 5 (Reuters) - Wheat froze on December 30, 2018, the office for agriculture said."
    document = load_bytes(tmp_path, "wire.txt", text)
    assert document.published is not None
    assert (document.published.on.iso(), document.published.rule) == ("2019-01-05", "year_of_cited_dates")
    assert document.publisher == "Reuters"
    assert document.problems[0].message.startswith("the dateline names no year; read as 2019-01-05")


def test_a_bad_file_is_one_error_and_never_raised(tmp_path: Path) -> None:
    (error,) = load_documents(tmp_path / "missing.txt")
    assert isinstance(error, LoadError)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([*SUFFIXES, "", ".xyz"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"file{suffix}"
    path.write_bytes(content)
    for document in load_documents(path):
        if isinstance(document, LoadError):
            assert "\n" not in str(document)
            continue
        assert document.text.encode().decode() == document.text
        assert "\0" not in document.text
        assert all(problem.span.end <= len(document.text) for problem in document.problems)


LINES = [
    "By Ada Sample",
    "Published: 3 May 2018",
    "Source:",
    "©",
    "2018",
    "KABUL (AP) -",
    "Text of report by",
    "# T",
    "\r",
    "([",
    "[1] x",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_any_lines_are_read(tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str) -> None:
    path = tmp_path_factory.mktemp("any") / "file.txt"
    path.write_bytes(("Words stand here." + end + end.join(lines)).encode("utf-8", "surrogatepass"))
    document = load_document(path)
    assert document.title is None or document.title == " ".join(document.title.split())
