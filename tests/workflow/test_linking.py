"""Suggesting links over a database, and what outlives doing it again, merging stories and merging outlets."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from provenance.model.dates import PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.links import LinkField, LinkReason, LinkSuggestion, Outcome
from provenance.model.outlets import Outlet
from provenance.model.vocabulary import LinkRelation, LinkState, SourceKind
from provenance.store import (
    Database,
    Transaction,
    add_cited_document,
    add_link,
    decide_cited_document,
    decide_link,
    find_link,
    find_source,
    keep_outlets,
    keep_suggestions,
    list_cited_documents,
    list_links,
    load_facts,
    merge_outlets,
    set_claim_state,
    verify_history,
)
from provenance.store.claim_states import ClaimState
from provenance.workflow import linking, prepared_claims
from provenance.workflow.ingest import Given, ingest_files, load_words
from provenance.workflow.linking import LinkScope, suggest_links
from provenance.workflow.stories import list_stories, load_claim_standing, load_story

OUTLETS = tuple(
    Outlet(key, name, SourceKind.NEWSPAPER, family="independent", family_basis="imprint")
    for key, name in (
        ("dale-post", "Dale Post"),
        ("dale-gazette", "Dale Gazette"),
        ("moor-herald", "Moor Herald"),
        ("fen-times", "Fen Times"),
    )
)
PIECES = (
    ("Dale Post", "2021-06-08", "Seven workers were killed on 7 June 2021 when charges at the Orlen quarry blew."),
    (
        "Moor Herald",
        "2021-06-09",
        "Seven quarry men were killed at Orlen on 7 June 2021 (Dale Post, June 8, 2021).",
    ),
    ("Fen Times", "2021-06-08", "Two workers were killed on 7 June 2021 at the Orlen quarry when charges blew early."),
    ("Fen Times", "2021-08-01", "Rain drowned the barley around Seld, growers told the Fen Times."),
)
ACCEPTED, REJECTED = LinkState.ACCEPTED, LinkState.REJECTED


@pytest.fixture
def quarry(database: Database, tmp_path: Path) -> Database:
    """Three pieces on one accident and one on something else."""
    with database.writing("ann", "registry") as tx:
        keep_outlets(tx, OUTLETS)
    for number, (publisher, published, text) in enumerate(PIECES):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{text}\n", encoding="utf-8")
        given = Given(PartialDate.parse(published), None, None, publisher)
        assert ingest_files(database, [file], analyst="ann", given=given).created == 1
    return database


@pytest.fixture
def lexicon(quarry: Database) -> Lexicon:
    """The shipped words with the test's outlets."""
    return load_words(quarry)


def decisions(tx: Transaction) -> list[tuple[int, int, str, str, tuple[str, ...]]]:
    return [
        (one.first_claim_id, one.second_claim_id, one.state, one.relation, tuple(vote.reason for vote in one.decisions))
        for one in list_links(tx)
        if one.decisions
    ]


def test_a_run_compares_what_is_new_and_says_how_far_it_is(quarry: Database, lexicon: Lexicon) -> None:
    steps: dict[str, list[int]] = {}

    @contextmanager
    def show(stage: str, total: int) -> Iterator[Callable[[int], None]]:
        steps[stage] = [total]
        yield lambda done: steps[stage].append(-done)

    summary = suggest_links(quarry, lexicon, analyst="ann", progress=show)
    assert list(steps) == ["Looking for candidates", "Comparing claims", "Looking for main events"]
    assert all(sum(told) == 0 for told in steps.values())
    assert summary.documents == steps["Comparing claims"][0] == 4
    assert summary.kept.added == len(list_all(quarry)) >= 2
    assert summary.cited.added == 1
    again = suggest_links(quarry, lexicon, analyst="ann")
    assert (again.documents, again.pairs, again.kept.run) == (0, 0, None)
    one = suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(document_id=1))
    assert (one.documents, one.kept.added, one.kept.refreshed) == (1, 0, 0)
    assert one.pairs > 0


def list_all(database: Database) -> list[tuple[int, int]]:
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        return [(link.first, link.second) for link in load_facts(tx).links]


def test_one_document_after_the_other_finds_what_all_at_once_does(
    quarry: Database, lexicon: Lexicon, tmp_path: Path
) -> None:
    for number in range(1, 5):
        suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(document_id=number))
    found = set(list_all(quarry))
    summary = suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(everything=True))
    assert summary.kept.added == 0
    assert set(list_all(quarry)) == found
    text = tmp_path / "late.txt"
    text.write_text(
        "Charges blew at the Orlen quarry on 7 June 2021 and seven workers were killed.\n", encoding="utf-8"
    )
    given = Given(PartialDate.parse("2021-06-10"), None, None, "Dale Gazette")
    ingest_files(quarry, [text], analyst="ann", given=given)
    late = suggest_links(quarry, lexicon, analyst="ann")
    assert (late.documents, late.kept.added > 0) == (1, True)


def test_few_new_documents_among_very_many_meet_those_nearest_to_them(
    quarry: Database, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_MOST_ARTICLES", 1)
    monkeypatch.setattr(linking, "_ARTICLES_EACH", 2)
    monkeypatch.setattr(prepared_claims, "_KEPT", 1)
    suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(document_id=4))
    suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(document_id=3))
    assert list_all(quarry) == [(1, 3), (2, 3)]


def test_very_many_documents_are_put_together_some_at_a_time(
    quarry: Database, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_MOST_TOGETHER", 2)
    together: list[int] = []

    @contextmanager
    def show(stage: str, total: int) -> Iterator[Callable[[int], None]]:
        together.extend([total] * (stage == "Looking for main events"))
        yield lambda done: None  # noqa: ARG005 -- only the number of stages is looked at

    suggest_links(quarry, lexicon, analyst="ann", progress=show)
    assert together == [3]
    found = list_all(quarry)
    monkeypatch.undo()
    assert suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(everything=True)).kept.added == 0
    assert len(found) == len(set(found)) >= 2


def test_rejected_claims_are_compared_with_nothing(quarry: Database, lexicon: Lexicon) -> None:
    with quarry.writing("ann") as tx:
        numbers = [claim.id for claim in load_facts(tx).claims]
        set_claim_state(tx, numbers, ClaimState.REJECTED, "all wrong")
    assert suggest_links(quarry, lexicon, analyst="ann").kept.added == 0


def test_candidates_may_come_from_elsewhere(quarry: Database, lexicon: Lexicon) -> None:
    asked: list[int] = []

    def find(tx: Transaction, claim_ids: Iterable[int], k: int) -> Iterator[tuple[int, list[int]]]:
        assert tx.at is not None
        asked.extend(claim_ids)
        yield from ((number, [1, 999][:k]) for number in asked if number != 1)

    suggest_links(quarry, lexicon, analyst="ann", find=find)
    assert sorted(asked) == asked
    assert {1} >= {first for first, second in list_all(quarry) if second == 2}


def test_decisions_outlive_running_again_with_other_rules(quarry: Database, lexicon: Lexicon) -> None:
    suggest_links(quarry, lexicon, analyst="ann")
    with quarry.writing("ann") as tx:
        for number, link in enumerate(list_links(tx)):
            decide_link(tx, link.id, REJECTED if number % 2 else ACCEPTED, f"reason {link.id}")
        before = decisions(tx)
    other = LinkReason(LinkField.WORDS, Outcome.DIFFERS, "as another rule has it")
    with quarry.writing("ben") as tx:
        better = [LinkSuggestion(one, two, LinkRelation.RESTATES, 0.91, (other,)) for one, two, *_ in before]
        kept = keep_suggestions(tx, better, scope="other rules", suggested_by="provenance 9")
        assert (kept.added, kept.refreshed, kept.decided) == (0, 0, len(before))
        assert decisions(tx) == before
    suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(everything=True))
    with quarry.reading() as tx:
        assert decisions(tx) == before
        assert verify_history(tx).faults == ()


def test_decisions_outlive_merging_stories(quarry: Database) -> None:
    with quarry.writing("ann") as tx:
        for one, two in ((1, 2), (3, 4)):
            decide_link(tx, add_link(tx, one, two, LinkRelation.CORROBORATES, []), ACCEPTED, f"{one} and {two}")
        decide_link(tx, add_link(tx, 1, 4, LinkRelation.CONFLICTS, []), REJECTED, "other matter")
        assert [story.claim_ids for story in list_stories(tx).stories] == [(1, 2), (3, 4)]
        before = decisions(tx)
    with quarry.writing("ben") as tx:
        decide_link(tx, add_link(tx, 2, 3, LinkRelation.CORROBORATES, []), ACCEPTED, "one matter after all")
        assert [story.claim_ids for story in list_stories(tx).stories] == [(1, 2, 3, 4)]
        assert [one for one in decisions(tx) if one[:2] != (2, 3)] == before
        story, facts = load_story(tx, 4)
        assert (story.id, story.accepted, len(facts.documents)) == (1, 3, 4)
    with quarry.writing("cy") as tx:
        number = find_link(tx, 2, 3)
        assert number is not None
        decide_link(tx, number.id, REJECTED, "two matters")
        assert [story.claim_ids for story in list_stories(tx).stories] == [(1, 2), (3, 4)]
        assert [one for one in decisions(tx) if one[:2] != (2, 3)] == before


def test_decisions_outlive_merging_outlets_and_origins_follow(quarry: Database, lexicon: Lexicon) -> None:
    suggest_links(quarry, lexicon, analyst="ann")
    with quarry.writing("ann") as tx:
        pair = find_link(tx, 1, 3) or find_link(tx, 2, 3)
        assert pair is not None
        decide_link(tx, pair.id, ACCEPTED, "same blast", relation=LinkRelation.CORROBORATES)
        (cited,) = list_cited_documents(tx)
        decide_cited_document(tx, cited.id, ACCEPTED, "same day")
        before = decisions(tx)
        claim = pair.first_claim_id
        assert load_claim_standing(tx, claim).accepted.proven == 2
    with quarry.writing("ben") as tx:
        one, other = find_source(tx, "Dale Post").source.id, find_source(tx, "Fen Times").source.id
        merge_outlets(tx, one, other, "one paper")
        assert decisions(tx) == before
        assert list_cited_documents(tx)[0].state is ACCEPTED
        assert load_claim_standing(tx, claim).accepted.proven == 1
    suggest_links(quarry, lexicon, analyst="ann", scope=LinkScope(everything=True))
    with quarry.reading() as tx:
        assert decisions(tx) == before
        assert len(list_cited_documents(tx)) == 1
        assert verify_history(tx).faults == ()


def test_an_accepted_cited_document_brings_its_document_along(quarry: Database) -> None:
    with quarry.writing("ann") as tx:
        standing = load_claim_standing(tx, 2)
        assert [origin.name for origin in standing.accepted.origins] == ["Dale Post"]
        assert (standing.links, standing.story_id) == ((), None)
        source = find_source(tx, "Dale Post").source.id
        decide_cited_document(tx, add_cited_document(tx, 2, source, 3), ACCEPTED, "it says so")
        assert [origin.name for origin in load_claim_standing(tx, 2).accepted.origins] == ["Fen Times"]
        page = list_stories(tx, document_id=1)
    assert (page.stories, page.total) == ((), 0)
