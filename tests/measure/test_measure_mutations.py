from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.measure.marrow import PERFECT, at, citation, figures, perfect, score

Contract = dict[str, Any]


def drop(claim: int, number: int) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        del contract["claims"][claim]["citations"][number]

    return change


def put(claim: int, number: int, **values: object) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        contract["claims"][claim]["citations"][number].update(values)

    return change


def add(claim: int, *added: Contract) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        contract["claims"][claim]["citations"] += added

    return change


def level(claim: int, value: str) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        contract["claims"][claim]["hedging"]["level"] = value

    return change


def cue(claim: int, words: str) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        contract["claims"][claim]["hedging"]["cues"].append(at(words))

    return change


def no_cues(claim: int) -> Callable[[Contract], None]:
    def change(contract: Contract) -> None:
        contract["claims"][claim]["hedging"]["cues"] = []

    return change


BRACKETS = "citations in brackets"
PROSE = "attributions in prose"
CGU = citation("parenthetical", "CGU", "CGU")
GAZETTE_AGAIN = citation("parenthetical", "Tide Gazette, May 4, 2019", "The Tide Gazette", "2019-05-05")
PIERS = citation("narrative", "two piers", "piers")
PIERS_HEARSAY = citation("anonymous", "who paid", "unnamed") | {"surface": "reportedly"}
SOME = citation("anonymous", "Some hold that", "Some", source_kind="unnamed")
WIRE = citation("parenthetical", "Coast Wire", "Coast Wire", "2019-05", source_kind="news_agency")
IN_NOTE = citation("parenthetical", "June 2, 2018", "June")
MUTATIONS: dict[str, tuple[Callable[[Contract], None], dict[str, tuple[int, ...]]]] = {
    "a bracket is missed": (
        drop(0, 0),
        {
            BRACKETS: (1, 2, 1),
            f"{BRACKETS}: outlet entries": (2, 3, 2),
            f"{BRACKETS}: outlet right": (2, 2),
            f"{BRACKETS}: date right": (2, 2),
            "claim as annotated": (5, 5),
        },
    ),
    "one of two outlets in a bracket is missed": (
        drop(4, 1),
        {
            f"{BRACKETS}: outlet entries": (2, 3, 2),
            f"{BRACKETS}: outlet right": (2, 3),
            f"{BRACKETS}: date right": (2, 3),
        },
    ),
    "an outlet in a bracket is another": (
        put(0, 0, source="The Tide Herald"),
        {f"{BRACKETS}: outlet right": (2, 3)},
    ),
    "an outlet keeps its name as written": (put(0, 0, source="Tide Gazette"), {}),
    "a date is another day": (put(0, 0, cited_on="2019-05-05"), {f"{BRACKETS}: date right": (2, 3)}),
    "a date is less precise": (put(0, 0, cited_on="2019-05"), {f"{BRACKETS}: date right": (2, 3)}),
    "a date gets an end": (put(4, 0, cited_until="2019-05-07"), {f"{BRACKETS}: date right": (2, 3)}),
    "relay and source change places": (put(4, 1, source="Coast Wire", via="Gull News"), {}),
    "the relay alone is named": (
        put(4, 1, source="Coast Wire", via=None),
        {f"{BRACKETS}: outlet right": (2, 3)},
    ),
    "the relay is cited once more by itself": (add(4, WIRE), {}),
    "one item is cited once more with another date": (
        add(0, GAZETTE_AGAIN),
        {f"{BRACKETS}: outlet entries": (3, 3, 4)},
    ),
    "an acronym is taken for a citation": (
        add(1, CGU),
        {
            BRACKETS: (2, 2, 3),
            f"{BRACKETS}: outlet entries": (3, 3, 4),
            "other brackets taken for one": (1, 1),
        },
    ),
    "a bracket in a note is cited": (add(3, IN_NOTE), {}),
    "a footnote is missed": (
        drop(3, 1),
        {
            "footnotes": (0, 1, 0),
            "footnotes: outlet right": (0, 0),
            "footnotes: date right": (0, 0),
            "claim as annotated": (5, 5),
        },
    ),
    "a footnote names another outlet": (put(3, 1, source="Marrow Bank"), {"footnotes: outlet right": (0, 1)}),
    "a mention in prose is missed": (
        drop(2, 0),
        {
            PROSE: (2, 3, 2),
            f"{PROSE}: outlet right": (2, 2),
            f"{PROSE}: date right": (0, 0),
            "claim as annotated": (5, 5),
        },
    ),
    "prose names another outlet": (put(2, 0, source="Harbor Bugle"), {f"{PROSE}: outlet right": (2, 3)}),
    "prose has another date": (put(2, 0, cited_on="2019-05-06"), {f"{PROSE}: date right": (0, 1)}),
    "a group without a name is taken for a paper": (
        put(3, 0, source_kind="newspaper"),
        {f"{PROSE}: outlet right": (2, 3)},
    ),
    "a body is named where the gold names nobody": (put(3, 0, source="Fishers' Union", source_kind="body"), {}),
    "an attribution in prose is false": (add(2, PIERS), {PROSE: (3, 3, 4)}),
    "a word of hearsay is cited": (add(5, PIERS_HEARSAY), {}),
    "an optional attribution is found": (add(6, SOME), {}),
    "a level is too weak": (
        level(5, "attributed"),
        {
            "hedging level": (6, 7),
            "hedging level: no neighbour accepted": (6, 7),
            "hedged or not": (1, 2, 1),
        },
    ),
    "a level is one too strong": (
        level(2, "strongly_hedged"),
        {"hedging level": (6, 7), "hedging level: no neighbour accepted": (6, 7)},
    ),
    "a flat statement is hedged": (
        level(0, "hedged"),
        {
            "hedging level": (6, 7),
            "hedging level: no neighbour accepted": (6, 7),
            "hedged or not": (2, 2, 3),
        },
    ),
    "a cue is false": (cue(0, "Boats"), {"hedged or not: cues right": (5, 6)}),
    "a sentence has no cues": (
        no_cues(3),
        {"hedged or not: cues found": (4, 5), "hedged or not: cues right": (4, 4)},
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_change_moves_the_figures_that_it_should_and_no_other(tmp_path: Path, name: str) -> None:
    change, expected = MUTATIONS[name]
    contract = perfect()
    change(contract)
    scores = score(tmp_path, contract)
    assert figures(scores) == PERFECT | expected
    assert bool(scores.misses) == bool(expected)


def test_a_claim_may_begin_with_the_space_before_it(tmp_path: Path) -> None:
    contract = perfect()
    contract["claims"][4]["start"] -= 1
    assert figures(score(tmp_path, contract)) == PERFECT
