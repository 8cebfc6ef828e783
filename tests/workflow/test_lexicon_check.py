"""Running the examples of a lexicon, and showing what a changed entry changes."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.model.lexicons import CueEntry, Lexicon, SourceNoun, VerbEntry
from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import CueKind, HedgeLevel, SourceKind, Stance
from provenance.seeds import load_lexicon
from provenance.workflow.lexicon import FailedExample, check_lexicon
from provenance.workflow.lexicon_changes import LevelShift, NameCount

MAYBE = CueEntry("maybe", CueKind.ADVERB, HedgeLevel.HEDGED, 0.5, ("Maybe it rains.",), ("It rains.",))
SAY = VerbEntry(
    "say",
    ("say", "says", "said", "saying"),
    Stance.NEUTRAL,
    HedgeLevel.ATTRIBUTED,
    frames=("that", "quote", "inverted", "np"),
    examples=("The miller said that the dam had leaked.",),
    counterexamples=("The dam had leaked.",),
)
DUSK = Outlet("dusk", "The Dusk Herald", SourceKind.NEWSPAPER, examples=("Dusk Herald, May 3, 2014",))
LEXICON = Lexicon(cues=(MAYBE,), verbs=(SAY,), outlets=(DUSK,), source_nouns=(SourceNoun("miller", SourceKind.PERSON),))
TEXT = """The dam maybe leaked in the night. The miller said that the mill was dry. The mill was dry in the morning.

The Dusk Herald wrote of it. The miller said that the weir maybe broke as well.
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.md").write_text("Maybe nobody reads this file.", encoding="utf-8")
    return tmp_path


def test_the_shipped_lexicon_passes_and_is_its_own_baseline() -> None:
    report = check_lexicon(load_lexicon())
    assert report.failures == ()
    assert report.unchanged
    assert report.entries > 500
    assert report.examples > 1000
    assert (report.sentences, report.shifts, report.names) == (0, (), ())


def test_examples_that_fail_are_named() -> None:
    wrong = Lexicon(
        cues=(replace(MAYBE, examples=("It rains.",), counterexamples=("Maybe it rains.",)),),
        verbs=(replace(SAY, examples=("The dam had leaked.",), counterexamples=()),),
        outlets=(replace(DUSK, examples=("The Dawn Courier, May 3",), counterexamples=("Dusk Herald",)),),
    )
    failures = check_lexicon(wrong, wrong).failures
    assert failures == (
        FailedExample("cue 'maybe'", "It rains.", counter=False),
        FailedExample("cue 'maybe'", "Maybe it rains.", counter=True),
        FailedExample("verb 'say'", "The dam had leaked.", counter=False),
        FailedExample("outlet 'dusk'", "The Dawn Courier, May 3", counter=False),
        FailedExample("outlet 'dusk'", "Dusk Herald", counter=True),
    )
    assert failures[0].describe() == "cue 'maybe' is not found in its example: It rains."
    assert failures[1].describe() == "cue 'maybe' is found in its counterexample: Maybe it rains."


def test_an_added_cue_shows_which_sentences_it_turns(documents: Path) -> None:
    said: list[str] = []
    report = check_lexicon(LEXICON, replace(LEXICON, cues=()), documents=documents, tell=said.append)
    assert not report.unchanged
    assert report.failures == ()
    assert report.sentences == 5
    assert report.shifts == (
        LevelShift("cue 'maybe'", HedgeLevel.NONE, HedgeLevel.HEDGED, 1, "The dam maybe leaked in the night."),
        LevelShift(
            "cue 'maybe'",
            HedgeLevel.ATTRIBUTED,
            HedgeLevel.HEDGED,
            1,
            "The miller said that the weir maybe broke as well.",
        ),
    )
    assert report.shifts[0].describe() == "cue 'maybe' turns 1 sentence from none to hedged"
    assert replace(report.shifts[0], sentences=14).describe() == "cue 'maybe' turns 14 sentences from none to hedged"
    assert said[0] == "the examples of all entries"
    assert said[-1] == "1 cues, 0 verbs and 0 outlets that differ"


def test_a_changed_and_a_removed_cue_show_theirs(documents: Path) -> None:
    stronger = replace(LEXICON, cues=(replace(MAYBE, level=HedgeLevel.STRONGLY_HEDGED),))
    changed = check_lexicon(stronger, LEXICON, documents=documents).shifts
    assert [(shift.before, shift.after, shift.sentences) for shift in changed] == [("hedged", "strongly_hedged", 2)]
    removed = check_lexicon(replace(LEXICON, cues=()), LEXICON, documents=documents).shifts
    assert {(shift.before, shift.after) for shift in removed} == {("hedged", "none"), ("hedged", "attributed")}


def test_examples_and_weights_alone_change_nothing(documents: Path) -> None:
    other = replace(LEXICON, cues=(replace(MAYBE, weight=1.5, examples=()),))
    assert check_lexicon(other, LEXICON, documents=documents).unchanged


def test_a_changed_verb_shows_which_sentences_it_turns(documents: Path) -> None:
    report = check_lexicon(LEXICON, replace(LEXICON, verbs=()), documents=documents)
    assert [(shift.entry, shift.before, shift.after, shift.sentences) for shift in report.shifts] == [
        ("verb 'say'", "none", "attributed", 1)
    ]


def test_an_added_outlet_shows_in_how_many_places_it_is_named(documents: Path) -> None:
    renamed = replace(DUSK, aliases=(Alias("the miller"),))
    for outlets in ((), (renamed,)):
        report = check_lexicon(LEXICON, replace(LEXICON, outlets=outlets), documents=documents)
        assert report.names == (NameCount("outlet 'dusk'", 1),)
    assert report.names[0].describe() == "outlet 'dusk' is named in 1 place"
    assert NameCount("outlet 'dusk'", 0).describe() == "outlet 'dusk' is named in 0 places"


def test_corpora_are_compared_on_as_well(documents: Path, tmp_path: Path) -> None:
    corpora = tmp_path / "shared"
    (corpora / "seeds").mkdir(parents=True)
    (corpora / "seeds" / "real.txt").write_text("The weir maybe broke in the evening.", encoding="utf-8")
    (corpora / "corpora").mkdir()
    article: dict[str, object] = {
        "id": "a",
        "outlet": "x",
        "date": None,
        "text": "The weir maybe broke at noon on a Friday.",
        "gold": [],
    }
    with gzip.open(corpora / "corpora" / "polnear_dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(article) + "\n")
    incident = {
        "incident": "i",
        "gold": None,
        "docs": [
            {"id": "d", "title": "t", "dct": None, "outlet": None, "content": "The weir maybe broke at dawn, again."}
        ],
    }
    with gzip.open(corpora / "gva_dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(incident) + "\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    report = check_lexicon(LEXICON, replace(LEXICON, cues=()), corpora=corpora, documents=empty)
    assert [(shift.before, shift.after, shift.sentences) for shift in report.shifts] == [("none", "hedged", 3)]
    assert documents.is_dir()


def test_without_documents_the_programs_own_articles_are_compared_on() -> None:
    shipped = load_lexicon()
    without = replace(shipped, cues=tuple(cue for cue in shipped.cues if cue.text != "may"))
    report = check_lexicon(without)
    assert report.sentences > 50
    assert all(shift.entry == "cue 'may'" for shift in report.shifts)
