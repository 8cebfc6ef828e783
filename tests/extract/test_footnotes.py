from collections.abc import Callable

import pytest

from provenance.model.readings import Reading

Cite = Callable[..., list[str]]
ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Harbour Times, The Last Ferry, May 3, 2017", ["Harbour Times 2017-05-03"]),
        ("Harbour Times, “The Last Ferry”, May 3, 2017, p. 4", ["Harbour Times #p. 4 “The Last Ferry” 2017-05-03"]),
        (
            "Lena Ortiz, “A Splinter at Sea,” Tarsa Herald, April 5, 2016",
            ["Tarsa Herald “A Splinter at Sea” 2016-04-05"],
        ),
        ("“Raid on the Coast,” NNA, April 3, 2016.", ["NNA “Raid on the Coast” 2016-04-03"]),
        ("“A,” NNA, April 3, 2016; “B,” Dusk, May 4, 2016.", ["NNA “A” 2016-04-03", "Dusk “B” 2016-05-04"]),
        ("See Dusk, May 3, 2017.", ["Dusk 2017-05-03"]),
        ("https://www.harbourtimes.com/last", ["The Harbour Times"]),
        ("https://www.reefwatch.net/2016/04/accounts", ["reefwatch.net"]),
        ("Reef Watch, Who Owns the Sand, May 3, 2017, https://www.reefwatch.net/x", ["Reef Watch 2017-05-03"]),
        ("Jonas Pell, The Divided Coast (London: Hurst, 2015), p. 112.", ["Jonas Pell #p. 112 2015"]),
        ("Pell (2015), p. 12.", ["Pell #p. 12 2015"]),
        ("Pell, A. (2018). The Divided Coast. London.", ["Pell 2018"]),
        ("Ortiz 2016: 45.", ["Ortiz 2016"]),
        ("Author interview, former pilot, Port Amal, June 2016.", ["Author interview @Port Amal 2016-06"]),
        ("NNA, May 3, 2017, quoted in Dusk, May 4, 2017", ["NNA via Dusk 2017-05-03"]),
        ("Dusk, May 3, 2017 (accessed May 9, 2017)", ["Dusk 2017-05-03"]),
        ("The clip was first shown by Radio Lodar in its evening hour, May 3, 2017", ["Radio Lodar 2017-05-03"]),
        ("Ortiz, A Splinter at Sea, Tarsa Herald, April 5, 2016", ["Tarsa Herald 2016-04-05"]),
        ("Tarsa Herald, A Splinter, A Sea, April 5, 2016", ["Tarsa Herald 2016-04-05"]),
        ("The village is also known as Old Tarsa.", []),
        ("Statement on the raid of 3 May 2016, Tarsa Herald, May 5, 2016", ["Tarsa Herald 2016-05-05"]),
        ("@orr, Chatter, May 3, 2017", ["@orr via Chatter 2017-05-03"]),
    ],
)
def test_a_note_cites_its_source(cite: Cite, note: str, expected: list[str]) -> None:
    assert cite(f"The ferries stopped.[1]\n\nNotes\n\n[1] {note}\n", None) == expected


NOTES = "\n\nNOTES\n\n{} Dusk, May 3, 2017\n{} NNA, May 4, 2017\n{} Ibid.\n"


@pytest.mark.parametrize(
    ("body", "labels", "expected"),
    [
        ("It stopped.[1] It sank,[2] they said.[3]", ("[1]", "[2]", "[3]"), ["Dusk", "NNA", "NNA"]),
        ("It stopped.1 It sank.2,3", ("1.", "2.", "3."), ["Dusk", "NNA", "NNA"]),
        ("It stopped.¹ It sank.² It burned.³", ("¹", "²", "³"), ["Dusk", "NNA", "NNA"]),
        ("It stopped1 and sank.2 It burned. (3) Ash fell.", ("1", "2", "3"), ["Dusk", "NNA", "NNA"]),
        ("It stopped.[1] It sank.[3] It burned.[1-3]", ("(1)", "(2)", "(3)"), ["Dusk", "NNA", "Dusk", "NNA", "NNA"]),
        ("It stopped.* It sank.†", ("*", "†", "‡"), ["Dusk", "NNA"]),
        ("It rose to 12 and 3 m² in 2017.1", ("[1]", "[2]", "[3]"), ["Dusk"]),
        ("It stopped.[a] It sank.[b]", ("[a]", "[b]", "[c]"), ["Dusk", "NNA"]),
        ("There are ways: (1) by sea, (2) by land.", ("1.", "2.", "3."), []),
    ],
)
def test_marks_find_their_notes(cite: Cite, body: str, labels: tuple[str, ...], expected: list[str]) -> None:
    text = "The bay is calm. " * 3 + body + NOTES.format(*labels)
    assert [line.split()[0] for line in cite(text, None)] == expected


def test_notes_without_numbers_are_taken_in_their_order(cite: Cite) -> None:
    text = "It stopped.[1] It sank.[2]\n\nEndnotes\n\nDusk, May 3, 2017\n\nNNA, May 4, 2017\n"
    assert cite(text) == ["Dusk 2017-05-03", "NNA 2017-05-04"]


def test_notes_need_no_heading_if_they_count_from_one(cite: Cite) -> None:
    text = "The ferries of the bay stopped.1 Nobody sailed.2\n\n1. Dusk, May 3, 2017\n\n2. Estuary Press\n"
    assert cite(text) == ["Dusk 2017-05-03", "Estuary Press"]


def test_notes_in_one_block_are_told_apart_by_their_count(cite: Cite) -> None:
    body = "The ferries of the bay stopped.[1] Nobody sailed.[2]\n\nNotes\n\n"
    assert cite(body + "[1] Dusk, May 3, 2017. [2] NNA, May 4, 2017.") == ["Dusk 2017-05-03", "NNA 2017-05-04"]
    assert cite(body + "1. Dusk, May 3, 2017\n2. NNA, May 4, 2017") == ["Dusk 2017-05-03", "NNA 2017-05-04"]


def test_roman_labels_are_labels(cite: Cite) -> None:
    text = "The ferries of the bay stopped.[i] Nobody sailed.[iv]\n\nNotes\n\n[i] Dusk, 2017\n\n[iv] NNA, 2016\n"
    assert cite(text) == ["Dusk 2017", "NNA 2016"]


def test_each_chapter_has_its_own_notes(cite: Cite) -> None:
    chapter = "The ferries of the bay stopped.[1]\n\nNotes\n\n[1] {}, May 3, 2017\n\nThe Next Chapter\n\n"
    filler = (
        "In the second winter the ice closed the bay and those who had to cross it went on foot over the ice at night. "
    )
    text = chapter.format("Dusk") + filler * 2 + chapter.format("NNA")
    assert [line.split()[0] for line in cite(text, None)] == ["Dusk", "NNA"]


def test_a_mark_without_its_note_is_a_problem(read_text: ReadText) -> None:
    reading = read_text("It stopped.[1] It sank [sic] there.")
    assert [(problem.kind.value, problem.span.start) for problem in reading.problems] == [("orphan_footnote", 11)]
    assert all(not claim.citations for claim in reading.claims)


def test_a_footnote_knows_mark_note_address_and_title(read_text: ReadText) -> None:
    text = "It stopped.[1]\n\nNotes\n\n[1] Dusk, “A Title”, May 3, 2017, https://reef.net/1\n"
    (citation,) = read_text(text).claims[0].citations
    assert citation.surface == "[1]"
    assert citation.note_span is not None
    assert citation.note_span.of(text).startswith("[1] Dusk")
    assert (citation.url, citation.title) == ("https://reef.net/1", "A Title")
