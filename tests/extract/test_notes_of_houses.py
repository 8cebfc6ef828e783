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
