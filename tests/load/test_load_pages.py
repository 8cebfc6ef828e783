from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import LoadError
from provenance.load.pages import LARGEST_PAGE, find_encoding, parse_page
from tests.load.samples import load_bytes, read_or_refuse

PARAGRAPHS = "".join(
    f"<p>Dockers at quay {number} of Port Example laid down their tools on Tuesday, the Example Gazette reported, "
    "and would not return before their wages were raised again.</p>"
    for number in range(6)
)
HEAD = (
    '<meta charset="utf-8"><title>Dock strike | Example Gazette</title><meta property="og:title" content="Dock strike">'
    '<meta property="og:site_name" content="Example Gazette"><meta name="author" content="Ada Sample">'
    '<meta property="article:published_time" content="2019-03-12T08:00:00Z">'
    '<link rel="canonical" href="https://gazette.example/strike">'
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_main_text_and_metadata_are_read(tmp_path: Path) -> None:
    body = (
        f'<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Dock strike</h1>{PARAGRAPHS}'
        "<h2>Prices</h2><p>Bread became dearer.</p></article><footer>© 2024 Example Gazette</footer>"
    )
    document = load_bytes(tmp_path, "strike.html", page(body, HEAD))
    assert document.text.startswith("Dock strike\n\nDockers at quay 0")
    assert document.text.endswith("\n\nPrices\n\nBread became dearer.")
    assert "World" not in document.text
    assert (document.title, document.author, document.publisher) == ("Dock strike", "Ada Sample", "Example Gazette")
    assert document.url == "https://gazette.example/strike"
    assert document.published is not None
    assert (document.published.on.iso(), document.published.inferred) == ("2019-03-12", False)
    assert document.problems == ()


def test_the_year_of_a_copyright_line_is_no_date(tmp_path: Path) -> None:
    body = f"<article><h1>Dock strike</h1>{PARAGRAPHS}</article><footer>Copyright 2024 Example Gazette</footer>"
    assert load_bytes(tmp_path, "strike.html", page(body)).published is None


def test_a_small_page_is_read_whole(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "small.htm", page("<h1>Short</h1><p>Port closed.</p><p>It opens soon.</p>"))
    assert document.text == "Short\n\nPort closed.\n\nIt opens soon."


def test_scripts_are_no_text_and_markup_in_a_title_stays_text(tmp_path: Path) -> None:
    head = "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
    document = load_bytes(tmp_path, "script.html", page(f"<script>var x = 'bad'</script>{PARAGRAPHS}", head))
    assert document.title == "<script>alert(1)</script>"
    assert "bad" not in document.text


def test_linked_footnotes_keep_their_numbers(tmp_path: Path) -> None:
    body = (
        f'<div id="content"><h1>Dock strike</h1>{PARAGRAPHS}<p>The mayor agreed.<sup id="r1"><a href="#n1">1</a></sup> '
        'Then he left.<sup><a href="#n2"><span>[</span>2<span>]</span></a></sup> It cost 10<sup>2</sup> crowns'
        '<sup><a href="#nowhere">3</a></sup>, see <a href="#r1">4</a>.</p><h2>References</h2><ol>'
        '<li id="n1"><a href="#r1"><b>^</b></a> Example Gazette, 3 May 2018.</li>'
        '<li id="n2">Other Paper, 4 May 2018.</li></ol></div>'
    )
    text = load_bytes(tmp_path, "notes.html", page(body)).text
    assert "The mayor agreed.[1] Then he left.[2]" in text
    assert text.endswith("\n\n[1] Example Gazette, 3 May 2018.\n\n[2] Other Paper, 4 May 2018.")


def test_footnotes_that_fell_away_with_the_page_are_added(tmp_path: Path) -> None:
    body = (
        f'<article><h1>Dock strike</h1>{PARAGRAPHS}<p>The mayor agreed.<a href="#_ftn1" name="_ftnref1">[1]</a></p>'
        '</article><div class="footnotes"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Example Gazette, 3 May 2018.</p>'
        "</div>"
    )
    text = load_bytes(tmp_path, "notes.html", page(body)).text
    assert "The mayor agreed.[1]" in text
    assert text.endswith("\n\nNOTES\n\n[1] Example Gazette, 3 May 2018.")


def test_a_note_that_bears_its_number_is_not_numbered_twice(tmp_path: Path) -> None:
    body = (
        f'<article>{PARAGRAPHS}<p>The mayor agreed.<sup><a href="#n1">1</a></sup> Again.'
        '<sup><a href="#n1">1</a></sup></p>'
        '<p id="n1">1. Example Gazette, 3 May 2018. <a href="#r1">Back to text</a></p></article>'
    )
    text = load_bytes(tmp_path, "notes.html", page(body)).text
    assert text.count("[1]") == 2
    assert text.endswith("1. Example Gazette, 3 May 2018.")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<meta charset = 'ISO-8859-1'>", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b"<meta charset=x-sjis>", "utf-8"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=punycode>", "utf-8"),
        (b"<meta charset=zlib>", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_the_declared_encoding_is_used_where_it_is_one_of_texts(declared: bytes, encoding: str) -> None:
    assert find_encoding(b"<html><head>" + declared) == encoding


def test_old_encodings_are_read(tmp_path: Path) -> None:
    source = (
        "<html><head><meta charset='iso-8859-1'></head><body><p>The café closed “today”, they said.</p></body></html>"
    )
    document = load_bytes(tmp_path, "old.html", source.encode("cp1252"))
    assert document.text == "The café closed “today”, they said."


def test_undecodable_bytes_of_the_text_are_problems_of_the_text(tmp_path: Path) -> None:
    document = load_bytes(
        tmp_path, "bad.html", b"<html><!-- \xff --><body><p>The caf\xe9 and the b\x00x closed.</p></body></html>"
    )
    assert document.text == "The caf\ufffd and the b\ufffdx closed."
    spans = [problem.span.of(document.text) for problem in document.problems if problem.kind == "undecodable_bytes"]
    assert spans == ["\ufffd", "\ufffd"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no article text found"),
        (page("").encode(), "no article text found"),
        (b"<div>" * 20_000 + b"</div>" * 20_000, "no article text found"),
        (bytes(range(256)) * 20, "not text"),
        (b"<html>" + b"x" * LARGEST_PAGE, "a page larger than 20 MB"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=says) as caught:
        load_bytes(tmp_path, "none.html", content)
    assert "\n" not in str(caught.value)


def test_a_page_is_known_by_its_beginning_where_the_name_tells_nothing(tmp_path: Path) -> None:
    assert load_bytes(tmp_path, "saved", "\n" + page(PARAGRAPHS)).original.media_type == "text/html"
    assert load_bytes(tmp_path, "saved.page", "words only").original.media_type == "text/plain"


PIECES = [
    "<p>",
    "</p>",
    "<sup>",
    "<a href='#n'>",
    "</a>",
    "1",
    "<li id='n'>",
    "&#0;",
    "&#xD800;",
    "word. ",
    "<",
    "\0",
    "<ol>",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    outcome = read_or_refuse(parse_page, "".join(pieces).encode())
    assert "\0" not in outcome
    assert outcome.encode()
