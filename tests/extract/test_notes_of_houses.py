"""Notes as other houses write them: labels with a slash, notes without years, an author's name alone."""

from collections.abc import Callable

Cite = Callable[..., list[str]]
BODY = "The stove was cold all that winter and nobody came.[1] The hall was dark.[2]"


def test_labels_may_have_a_slash(cite: Cite) -> None:
    body = "He saw a stove in the hall. 703/ The stove was cold that night, and so was the hall. 704/ The guards"
    notes = "703/ Harbour Times, 3 May 1993, at 4.\n\n704/ Ostrov News, 5 May 1993."
    found = cite(f"{body} came back in the morning and took the stove away.\n\nNotes\n\n{notes}\n")
    assert [one.split()[0] for one in found] == ["Harbour", "Ostrov"]
    assert [one.split()[-1] for one in found] == ["1993-05-03", "1993-05-05"]


def test_notes_need_no_years_where_the_text_has_their_labels(cite: Cite) -> None:
    notes = "[1] Novak, Ana. Harbour Times\n\n[2] Peoples of the Coast. Ostrov Coast Alliance"
    assert cite(f"{BODY}\n\n{notes}\n") == ["Harbour Times", "Ostrov Coast Alliance"]


def test_an_authors_name_alone_leans_on_the_note_before(cite: Cite) -> None:
    notes = "[1] Ana Novak, \u201cA Cold Winter,\u201d Harbour Times, May 3, 2010.\n\n[2] Novak."
    found = cite(f"{BODY}\n\nNotes\n\n{notes}\n")
    assert len(found) == len(BODY.split("[")) - 1
    assert all(one.startswith("Harbour Times") and one.endswith("2010-05-03") for one in found)


def test_notes_of_an_excerpt_need_not_begin_with_one(cite: Cite) -> None:
    body = "The stove was cold all that winter and nobody came.12 The hall was dark and so was the street.13\n\n"
    assert cite(body + "12 Dusk, 3 May 2010.\n13 Ibid.\n") == ["Dusk 2010-05-03", "Dusk 2010-05-03"]
    assert cite("The stove was cold all that winter and nobody came.\n\n12 Dusk, 3 May 2010.\n13 Ibid.\n") == []


def test_marks_in_round_brackets_go_on_after_a_comma(cite: Cite) -> None:
    body = "The stove was cold. (1) The hall was as dark as a cellar, (2) which the guards did not mind. "
    assert cite(f"{body}\n\nNOTES\n\n1. Dusk, May 3, 2010\n\n2. NNA, May 4, 2010\n") == [
        "Dusk 2010-05-03",
        "NNA 2010-05-04",
    ]


def test_lines_under_a_note_are_its_further_sources(cite: Cite) -> None:
    first = "[1] “Cold Stove,” Dusk, May 3, 2010. Available at http://reef.net/1\n“Dark Hall,” NNA, May 4, 2010\n"
    assert cite(f"{BODY}\n\n{first}[2] Ibid.\n") == [
        "Dusk “Cold Stove” 2010-05-03",
        "NNA “Dark Hall” 2010-05-04",
        "NNA “Dark Hall” 2010-05-04",
    ]


def test_words_of_access_name_no_source(cite: Cite) -> None:
    for note in (
        "“Cold Stove,” Dusk, May 3, 2010. Available at http://www.harbourtimes.com/2",
        "“Cold Stove”. Dusk. 3 May 2010. Archived from the original on 9 June 2011.",
    ):
        assert cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")[:-1] == ["Dusk “Cold Stove” 2010-05-03"]


def test_op_cit_leans_on_the_work_before_it(cite: Cite) -> None:
    first = "[1] Ana Novak, “A Cold Winter,” Dusk, May 3, 2010.\n\n[2] “Dark Hall,” NNA, May 4, 2010.\n\n"
    for third, source in (("Novak, op. cit., p. 4.", "Dusk"), ("“Dark Hall,” op. cit.", "NNA"), ("Op. cit.", "NNA")):
        found = cite(f"{BODY} The bay froze.[3]\n\nNotes\n\n{first}[3] {third}\n")
        assert found[-1].split()[0] == source


def test_the_series_of_an_outlet_is_no_other_outlet(cite: Cite) -> None:
    for note in (
        "See Coastal Review Bay Report N°203, On Ferries, 12 October 2011",
        "Coastal Review Special Dispatch No. 4901, “Sand,” 12 October 2011",
        "and Coastal Review (CR) Report CR2015060912, 12 October 2011",
    ):
        found = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")
        assert found[0].startswith("Coastal Review")
        assert found[0].endswith("2011-10-12")


def test_unnamed_sources_are_cited_as_they_are_told(cite: Cite) -> None:
    for note in (
        "Interviews with salt traders, Tarsa, October 2011",
        "Interview, Tarsa, 9 October 2011",
        "Information provided by a confidential source, 9 October 2011",
        "S/2007/677, p. 8",
    ):
        (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}.\n\n[2] NNA, May 4, 2010\n")
        assert first.startswith(note.split(",")[0])


def test_a_numerical_date_is_in_the_order_of_the_others(cite: Cite) -> None:
    second = "[2] NNA, “Dark Hall,” 11/1/11\n"
    for first, expected in (("10/14/11", "2011-11-01"), ("14/10/11", "2011-01-11"), ("9/10/11", "2011")):
        found = cite(f"{BODY}\n\nNotes\n\n[1] Dusk, “Cold Stove,” {first}\n\n{second}", "2017")
        assert found[1].endswith(expected)


PAGES = """The stove was cold all that winter, and those who came to the
hall in January left it again before the evening.7 Nobody asked
them where they went.8

7 Interviews, Tarsa, May 2010.
8 “Cold Stove at the Hall of
Old Tarsa”, Dusk, 3 May 2010.

Reef Watch, On Stoves                                    Page 4

In the spring the ferries sailed again and took them all across
the bay, with their bags and beds.9

9 Ibid.
"""


def test_notes_at_the_foot_of_a_page_are_no_text(cite: Cite) -> None:
    assert [" ".join(line.split()) for line in cite(PAGES, "2011")] == [
        "Interviews @Tarsa 2010-05",
        "Dusk “Cold Stove at the Hall of Old Tarsa” 2010-05-03",
        "Dusk “Cold Stove at the Hall of Old Tarsa” 2010-05-03",
    ]


def test_a_line_that_begins_with_a_number_is_no_note_without_its_mark(cite: Cite) -> None:
    assert (
        cite(PAGES.replace("evening.7", "evening.").replace("went.8", "went.").replace("beds.9", "beds."), "2011") == []
    )


def test_marks_may_leave_out_what_the_notes_leave_out(cite: Cite) -> None:
    body = "The stove was cold all that winter and nobody came.98 The hall was as dark as the street.131\n\nNotes\n\n"
    assert len(cite(f"{body}98. Dusk, 3 May 2010.\n\n131. Ibid.\n")) == len("ab")


def test_years_in_a_title_are_not_the_day_of_publication(cite: Cite) -> None:
    for note, expected in (
        ("Reef Watch, Ferry Report 2009, 28 January 2010, p. 27", "Reef Watch 2010-01-28"),
        ("Jonas Pell, Last of Bays: A History of the Ferry Union 1945–91, (London 1996)", "Jonas Pell 1996"),
        ("Coastal Review, Nr. 48/2010, 28 November 2010, S. 104", "Coastal Review 2010-11-28"),
        ("The Salt Council, On Ferries. London: Reed Publishing, 2005", "The Salt Council 2005"),
    ):
        (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}.\n\n[2] NNA, May 4, 2010\n")
        parts = expected.rsplit(" ", 1)
        assert first.startswith(parts[0])
        assert first.endswith(parts[1])


def test_words_that_end_with_an_outlet_before_a_date_name_it(cite: Cite) -> None:
    for note in (
        "So said Jonas Pell, the former keeper, in a long piece on stoves in Coastal Review, 9 December 2000.",
        "Statement of Jonas Pell, sent by mail and kept at Coastal Review, 9 December 2000.",
        "Wu Lan, “炉子”, 海岸评论 (Coastal Review), 9 December 2000.",
        "Coastal Review, 9 December 2000, available from www.reef.net/\nDusk/2009-11/23/content_4.htm.",
    ):
        (first, second) = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")
        assert first.startswith("Coastal Review")
        assert first.endswith("2000-12-09")
        assert second.startswith("NNA")


def test_notes_run_together_in_one_line_are_told_apart(cite: Cite) -> None:
    body = "The stove was cold all that winter and nobody came.3 The hall was dark.4 The bay froze.5\n\nNotes\n\n"
    assert cite(f"{body}3. Dusk, 26/10/1960. 4. NNA, June 1961. 5. Jonas Pell, Dusk, 08/13/1961.", None) == [
        "Dusk 1960-10-26",
        "NNA 1961-06",
        "Dusk 1961-08-13",
    ]


def test_a_short_title_without_a_date_is_no_outlet(cite: Cite) -> None:
    (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] Novak, Dusk, pp. 383–4.\n\n[2] NNA, May 4, 2010\n")
    assert first.startswith("Novak")


def test_who_was_asked_is_the_source(cite: Cite) -> None:
    (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] Interview with Ana Novak, keeper of the hall.\n\n[2] NNA, May 4, 2010\n")
    assert first.startswith("Ana Novak")


def test_a_bracket_that_cites_in_a_note_is_its_source(cite: Cite) -> None:
    note = (
        "The picture was taken by Ana Novak, who drew the map (Ana Novak, ‘Cold Stoves of the Bay’, Dusk, 3 May 2010)."
    )
    (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")
    assert first == "Dusk “Cold Stoves of the Bay” 2010-05-03"
    deep = "(" * 500 + "Dusk, 3 May 2010" + ")" * 500
    assert len(cite(f"{BODY}\n\nNotes\n\n[1] x {deep}\n\n[2] NNA, May 4, 2010\n")) <= len("ab")


def test_a_disarmed_address_names_its_outlet(cite: Cite) -> None:
    for host in ("harbourtimes dot com", "www.harbourtimes dot com", "harbourtimes[.]com"):
        (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] https://{host}/2010/stoves\n\n[2] NNA, May 4, 2010\n")
        assert first == "The Harbour Times"


def test_a_mark_may_be_lost_on_the_way(cite: Cite) -> None:
    body = "The stove was cold all that winter and nobody came.1 The hall was dark. The bay froze over.4\n\nNotes\n\n"
    notes = "1 Dusk, 3 May 2010.\n\n2 NNA, 4 May 2010.\n\n3 Dusk, 5 May 2010.\n\n4 NNA, 6 May 2010.\n"
    assert [one.split()[-1] for one in cite(body + notes)] == ["2010-05-03", "2010-05-06"]


def test_labels_may_stand_on_lines_of_their_own(cite: Cite) -> None:
    notes = "1\n\nAna Novak, ‘A Cold Winter by the Bay’, Dusk, 3 May 2010.\n\n2\n\nIbid.\n"
    assert cite(f"{BODY}\n\nNotes\n\n{notes}") == ["Dusk “A Cold Winter by the Bay” 2010-05-03"] * 2


def test_the_year_in_brackets_behind_a_number_is_that_of_a_journal(cite: Cite) -> None:
    for note, expected in (
        ('Ana Novak, "Cold," Coastal Review, 24: 4 (2000): 63', "2000"),
        (
            'Ana Novak, "Cold 1998–1999," Coastal Review, 355: 92 (24 June 2000): 63, says it was 1997 or 1998',
            "2000-06-24",
        ),
    ):
        (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}.\n\n[2] NNA, May 4, 2010\n")
        assert first.startswith("Coastal Review")
        assert first.endswith(expected)


def test_and_before_a_source_is_no_part_of_its_name(cite: Cite) -> None:
    note = "See Dusk, 3 May 2010; and Jonas Pell and Ana Orr, Salt and Sand (London: Reed, 2000), 108–111."
    found = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")
    assert [one.split()[0] for one in found] == ["Dusk", "Jonas", "NNA"]


def test_a_note_may_point_to_another(cite: Cite) -> None:
    first = "1. Ana Novak, A Cold Winter, Dusk, May 3, 2010.\n\n"
    for second in ("Novak, supra note 1.", "See note 1 above.", "Novak, supra n. 1, at 12."):
        found = cite(f"{BODY}\n\nNotes\n\n{first}2. {second}\n")
        assert [one.split()[0] for one in found] == ["Dusk", "Dusk"]


def test_marks_of_markdown_and_small_roman_numbers_find_their_notes(cite: Cite) -> None:
    for marks, labels in ((("[^1]", "[^2]"), ("[^1]:", "[^2]:")), (("i", "ii"), ("i", "ii"))):
        body = f"The stove was cold that winter and nobody came.{marks[0]} The hall was dark.{marks[1]} So it was."
        notes = f"{labels[0]} Dusk, 3 May 2010\n\n{labels[1]} NNA, 4 May 2010\n"
        assert cite(f"{body}\n\nNotes\n\n{notes}") == ["Dusk 2010-05-03", "NNA 2010-05-04"]


def test_words_of_other_languages_lead_to_a_source(cite: Cite) -> None:
    for note in (
        "Vgl. Coastal Review vom 3. August 2017, S. 5.",
        "Véase Coastal Review, 3 de agosto de 2017.",
        "Voir Coastal Review, 3 août 2017, <https://www.reef.net/a>.",
    ):
        (first, second) = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] lbid.\n", "2019")
        assert first.startswith("Coastal Review")
        assert first.endswith("2017-08-03")
        assert second == first


def test_a_books_author_comes_first_in_a_bibliography(cite: Cite) -> None:
    (first, _) = cite(
        f"{BODY}\n\nNotes\n\n[1] Pell, Jonas. Salt and Sand. Tarsa: Reed, 2008.\n\n[2] NNA, May 4, 2010\n"
    )
    assert first.startswith("Pell")


def test_authors_of_a_book_are_its_source_together(cite: Cite) -> None:
    for note, expected in (
        ("Novak and Orr, Salt against Sand, ch. 2", "Novak and Orr"),
        (". On the ferries see Novak and Orr, Salt and the Sand, pp. 283-4", "Novak and Orr"),
        ("Jonas de Pell, The Ferry War, Reed & Sons, 1970, p 313", "Jonas de Pell"),
        ("J.F. Pell, The Occupation of the Bay: 1900–1904 (Tarsa, 1927), pp. 13–14", "J.F. Pell"),
    ):
        (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}.\n\n[2] NNA, May 4, 2010\n")
        assert first.startswith(expected)
        assert not first.endswith("1904")


def test_a_bracket_with_the_day_beats_a_month_in_the_words(cite: Cite) -> None:
    note = "Parts were told in September 2010 (Ana Novak, ‘Cold Stoves of the Bay’, Dusk, 18 September 2010)."
    (first, _) = cite(f"{BODY}\n\nNotes\n\n[1] {note}\n\n[2] NNA, May 4, 2010\n")
    assert first == "Dusk “Cold Stoves of the Bay” 2010-09-18"
