from collections.abc import Callable

import pytest

from provenance.model.readings import Reading

ReadText = Callable[..., Reading]
BODY = "The bay is calm this year, and nobody has said when the ferries will sail again."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A pier in Tarsa (Source: Harbour Times)", ["Harbour Times"]),
        ("A pier in Tarsa (Photo: Orla Quinn)", ["Orla Quinn"]),
        ("A pier in Tarsa. (Dusk/Getty Images)", ["Dusk"]),
        ("Photo: Orla Quinn", ["Orla Quinn"]),
        ("Source: Radio Lodar, Tarsa, in Dari 1530 gmt 5 May 09", ["Radio Lodar"]),
        ("Tarsa Radio Lodar in Arabic 1230 GMT 3 Mar 94", ["Radio Lodar"]),
        ("Text of report by private Radio Lodar on 5 May", ["Radio Lodar"]),
        ("Tags: piers, ferries", []),
    ],
)
def test_captions_and_source_lines_credit_and_make_no_claim(
    read_text: ReadText, line: str, expected: list[str]
) -> None:
    reading = read_text(f"Ferries\n\n{line}\n\n{BODY}\n")
    assert [credit.source for credit in reading.credits] == expected
    assert [claim.text for claim in reading.claims] == [BODY]


@pytest.mark.parametrize(
    "text",
    [
        "TARSA (NNA) - Ten ferries stopped.",
        "Tarsa, May 3 (NNA) – Ten ferries stopped.",
        "TARSA (Dusk.com) — Ten ferries stopped.",
        "TARSA (NNA) Ten ferries stopped.",
        "(NNA) Ten ferries stopped.",
        "Ten ferries stopped. (NNA)",
        "Ten ferries stopped. (Source: Harbour Times)",
        "Ten ferries stopped. (Orla Quinn/NNA)",
    ],
)
def test_datelines_and_what_stands_after_the_full_stop_without_a_date_credit(read_text: ReadText, text: str) -> None:
    reading = read_text(text)
    assert all(not claim.citations for claim in reading.claims)
    assert [credit.id for credit in reading.credits] in (["k1"], [])


def test_credits_are_numbered_in_text_order(read_text: ReadText) -> None:
    reading = read_text(f"A pier (Photo: Orr)\n\n{BODY} (NNA)\n\nSource: Dusk\n")
    assert [(credit.id, credit.source) for credit in reading.credits] == [("k1", "Orr"), ("k2", "NNA"), ("k3", "Dusk")]
