from collections.abc import Callable

import pytest

from provenance.model.readings import Reading
from provenance.model.vocabulary import Scope

ReadText = Callable[..., Reading]


# The expected value is the input with "|" where claims part.
@pytest.mark.parametrize(
    "marked",
    [
        "Nine ferries sank in the bay (Dusk, May 3), |and two more ran aground at Tarsa (NNA, May 4).",
        "Nine ferries sank in the bay (Dusk, May 3) |while two more ran aground at Tarsa.",
        "Nine ferries sank in the bay;[1] |two more ran aground at Tarsa.[2]",
        "Nine ferries sank in the bay (Dusk, May 3).",
        "Nine ferries sank in the bay. (Dusk, May 3, 2017)",
        "At Tarsa (Dusk, May 3), nine ferries sank in the bay.",
        "The wreck of the Amal (Dusk, May 3) lies in the bay.",
        "Dusk (May 3) reported that nine ferries sank in the bay, and two more.",
        "Nine ferries sank in the bay (Dusk, May 3), too.",
        "Nine ferries sank in the bay (Dusk, May 3) (NNA, May 4), |and two more ran aground.",
    ],
)
def test_a_citation_in_the_middle_parts_claims_where_marked(read_text: ReadText, marked: str) -> None:
    notes = "\n\nNotes\n\n[1] Dusk, May 3, 2017\n[2] NNA, May 4, 2017\n"
    claims = read_text(marked.replace("|", "") + notes).claims
    assert [claim.text for claim in claims] == [piece.strip() for piece in marked.split("|")]


def test_each_part_has_the_citation_that_closes_it(read_text: ReadText) -> None:
    claims = read_text(
        "Nine ferries sank (Dusk, May 3). It froze in the bay (NNA, May 4), and Orr fled to the hills."
    ).claims
    assert [[citation.source for citation in claim.citations] for claim in claims] == [["Dusk"], ["NNA"], []]


@pytest.mark.parametrize(
    ("text", "inheriting"),
    [
        ("Orr sailed at night. He reached Tarsa (Dusk, May 3).", 1),
        ("Gunmen fired at the pier. The attack killed ten (Dusk, May 3).", 1),
        ("The pier was fired at. The suicide attack killed ten (Dusk, May 3).", 1),
        ("A dredger came. The dredger broke the ice (Dusk, May 3).", 1),
        ("Orr met Hale. He left. She stayed. They wrote. Both died (Dusk, May 3).", 3),
        ("Gunmen fired at the pier. The armed assault killed ten (Dusk, May 3).", 1),
        ("Orr sailed at night. The bay froze (Dusk, May 3).", 0),
        ("Orr sailed at night. 12 ships froze (Dusk, May 3).", 0),
        ("Orr sailed at night. Separately, he was fined (Dusk, May 3).", 0),
        ("Orr sailed at night. It is unclear why (Dusk, May 3).", 0),
        ("Orr sailed at night (NNA, May 2). He reached Tarsa (Dusk, May 3).", 0),
        ("Orr sailed at night.\n\nHe reached Tarsa (Dusk, May 3).", 0),
        ("Orr sailed at night. Nine fled (Dusk, May 3). He reached Tarsa.", 0),
    ],
)
def test_a_passage_inherits_only_where_its_words_are_taken_up(read_text: ReadText, text: str, inheriting: int) -> None:
    citations = [citation for claim in read_text(text).claims for citation in claim.citations]
    inherited = [citation for citation in citations if citation.scope is Scope.INHERITED]
    assert len(inherited) == inheriting
    assert all(citation.rule == "anaphora_to_closing_citation" and citation.source == "Dusk" for citation in inherited)
    assert {citation.id for citation in inherited} <= {c.id for c in citations if c.scope is Scope.DIRECT}
