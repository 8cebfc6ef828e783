import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.load.headers import read_headers

BODY = (
    "Farmers in Upper Example lost two thirds of their wheat to frost, the office for agriculture said on Monday, and "
    "asked the government for seed before the next spring comes; nobody has promised them anything so far, they said."
)


def title(*lines: str) -> str | None:
    return read_headers("\n\n".join([*lines, BODY, BODY])).metadata.title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Frost in Example",), "Frost in Example"),
        (("Placeholder canvas", "Frost destroys the harvest"), "Frost destroys the harvest"),
        (("MENU", "World", "Frost destroys the harvest"), "Frost destroys the harvest"),
        (("Frost", "It came by night and left nothing behind."), "Frost"),
        (("By Ada Sample", "3 May 2018", "Frost destroys the harvest"), "Frost destroys the harvest"),
        (("Title: Frost by night", "Source: Example Gazette"), "Frost by night"),
        (("# Frost in Example",), "Frost in Example"),
        (("Is frost to blame?",), "Is frost to blame?"),
        (("Frost in the U.S.",), "Frost in the U.S."),
        (("A title that was\nbroken into lines",), "A title that was broken into lines"),
        (("It came by night and left nothing behind.", "Frost in Example"), None),
        (("https://gazette.example/frost", "(Photo: Gazette)", "[Text]", "---"), None),
        ((), None),
    ],
)
def test_the_title_is_the_first_short_line_that_is_no_furniture(lines: tuple[str, ...], expected: str | None) -> None:
    assert title(*lines) == expected


def test_a_text_of_one_line_has_no_title() -> None:
    assert read_headers("Frost in Example").metadata.title is None
    assert read_headers("").metadata.title is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Sample", "Ada Sample"),
        ("BY ADA SAMPLE AND BO DOE", "ADA SAMPLE AND BO DOE"),
        ("By Ada Sample, Bo Doe and Cy Roe", "Ada Sample, Bo Doe and Cy Roe"),
        ("By Ada van der Sample, Staff Reporter", "Ada van der Sample"),
        ("By Ada Sample – 3 May 2018", "Ada Sample"),
        ("By Ada Sample | Example Gazette", "Ada Sample"),
        ("By Ada Sample May 3, 2018", "Ada Sample"),
        ("Author: Ada Sample", "Ada Sample"),
        ("Written by: Ada Sample (Port Example)", "Ada Sample"),
        ("By: By Ada Sample", "Ada Sample"),
        ("By night it froze", None),
        ("By Ada", None),
        ("By of the Frost", None),
        ("By Monday, Everybody In Upper Example Had Heard Of It.", None),
        ("By " + "Very Long Name " * 10, None),
    ],
)
def test_the_author_stands_in_a_byline(line: str, author: str | None) -> None:
    assert read_headers(f"Frost in Example\n\n{line}\n\n{BODY}").metadata.author == author


def test_an_author_may_be_named_at_the_end_but_not_in_between() -> None:
    assert read_headers(f"Frost\n\n{BODY}\n\nAuthor: Ada Sample\n").metadata.author == "Ada Sample"
    assert read_headers(f"Frost\n\n{BODY}\n\nAuthor: Ada Sample\n\n{BODY * 20}").metadata.author is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Publication: Example Monitor Volume: 16 Issue: 2", "Example Monitor"),
        ("Publication: Example Monitor, 3 May 2018", "Example Monitor"),
        ("Published in: Example Monitor | Vol. 3", "Example Monitor"),
        ("Newspaper: Example Gazette", "Example Gazette"),
        ("Source: Interfax, Moscow, in English 1615 gmt 12 Mar 2003", "Interfax"),
        ("Copyright © 2024 EXI - Example Institute & Friends", "EXI"),
        ("© Example Gazette 2019. All rights reserved.", "Example Gazette"),
        ("(c) 2019 The Example Gazette, all rights reserved", "The Example Gazette"),
        ("Copyright 2019 by Example Media | Imprint", "Example Media"),
        ("Copyright 2019 the authors", None),
        ("Copyright of the article lies elsewhere", None),
        ("Published: 3 May 2018", None),
        ("Publication: 3 May 2018", None),
    ],
)
def test_the_publisher_is_named_by_a_label_or_a_copyright_line(line: str, publisher: str | None) -> None:
    assert read_headers(f"Frost in Example\n\n{line}\n\n{BODY}").metadata.publisher == publisher


def test_the_year_of_a_copyright_line_dates_nothing() -> None:
    headers = read_headers(f"Frost\n\n{BODY}\n\nCopyright © 2024 Example Gazette")
    assert headers.dated is None
    assert headers.metadata.publisher == "Example Gazette"


def test_a_label_gives_the_publisher_where_the_copyright_line_has_another() -> None:
    text = f"Frost\n\nPublication: Example Monitor\n\n{BODY}\n\nCopyright 2019 Other House"
    assert read_headers(text).metadata.publisher == "Example Monitor"


def test_a_monitor_names_the_outlet_in_one_line_and_the_day_in_another() -> None:
    headers = read_headers(f"Frost\n\nText of report by Iranian news agency IRNA\n\n3 May 2018\n\n{BODY}")
    assert headers.metadata.publisher == "IRNA"
    assert headers.dated is not None
    assert headers.dated.found is not None
    assert (headers.dated.found.on.year, headers.dated.found.on.day) == (2018, 3)


def test_the_last_lines_count_only_with_a_label() -> None:
    assert read_headers(f"Frost\n\n{BODY}\n\n3 May 2018").dated is None
    assert read_headers(f"Frost\n\n{BODY}\n\nPublished: 3 May 2018").dated is not None
    source = read_headers(f"Frost\n\n{BODY}\n\nSource: Tolo TV, Kabul, in Dari 1330 gmt 12 Mar 2019").metadata
    assert source.publisher == "Tolo TV"


def test_a_label_amid_run_together_lines_is_found() -> None:
    headers = read_headers(f"FROST Posted: Friday, May 4, 2018 2:26 PM {BODY}\n\n{BODY}")
    assert headers.dated is not None


def test_many_short_lines_end_somewhere() -> None:
    assert read_headers("Frost and snow\n\n" * 2_000).metadata.title == "Frost and snow"


@given(st.text(max_size=400))
def test_any_text_has_headers(text: str) -> None:
    found = read_headers(text).metadata.title
    assert found is None or (found == " ".join(found.split()) and found)
