"""The pattern language of cue entries."""

import pytest

from provenance.errors import SeedError
from provenance.extract.hedges import find_cues, find_entries
from provenance.extract.hedges.patterns import build_matcher, compile_entry
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel


def cue(text: str, level: HedgeLevel = HedgeLevel.HEDGED, kind: CueKind = CueKind.VERB) -> CueEntry:
    return CueEntry(text, kind, level, 1.0)


def find(pattern: str, text: str) -> list[str]:
    lexicon = Lexicon(cues=(cue(pattern),))
    return [found.span.of(text) for found in find_cues(text, Span(0, len(text)), lexicon)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("maybe", "The well is maybe dry.", ["maybe"]),
        ("maybe", "The well is dry.", []),
        ("thought|believed", "He believed and thought so.", ["believed", "thought"]),
        ("is? said", "The well is said to be dry, she said.", ["is said", "said"]),
        ("<be> said to", "The wells were said to be dry.", ["were said to"]),
        ("<be> <adv> said to", "The wells were also widely said to be dry.", ["were also widely said to"]),
        ("<be> <adv> said to", "The wells were also often only widely said to be dry.", []),
        ("<word> said", "(The miller said it.)", ["miller said"]),
        ("said <word>", "The miller said (it).", []),
        ("*ly said", "The miller rarely said it.", ["rarely said"]),
        ("if ..3 are said", "If the old wells are said to be dry, dig.", ["If the old wells are said"]),
        ("if ..2 are said", "If the old wells are said to be dry, dig.", []),
        ("if .. said", "If he had said it, dig.", ["If he had said"]),
        ("if ..3 said", "If, he said, it is dry.", []),
        ("said !to", "The well is said to be dry.", []),
        ("said !to", "The miller said it.", ["said"]),
        ("said !to", "The miller said", ["said"]),
        ("!she said", "She said it and he said it.", ["said"]),
        ("well [ said ]", "It is well said.", ["said"]),
        ("[ said ] to|of", "It is said to be dry.", ["said"]),
        ("[ said ] to|of", "It is said.", []),
        ("[ said ] ..3 wells", "It is said.", []),
        ("[ said ] ..3 wells", "He said of the old wells that they are dry.", ["said"]),
        ("said ?", "Is it said?", ["said?"]),
        ("n't said", "It isn't said; it isn’t said.", ["n't said", "n’t said"]),
    ],
)
def test_patterns_find_their_words(pattern: str, text: str, expected: list[str]) -> None:
    assert find(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("", "no literal word"),
        ("<be>", "no literal word"),
        ("said?", "no literal word"),
        ("!said", "no literal word"),
        ("*ly", "no literal word"),
        ("..3", "no literal word"),
        ("it [ <be> ] said", "no literal word"),
        ("<verb> said", "no class <verb>"),
        ("a||b", "an empty choice"),
        ("[ said", "one pair of brackets"),
        ("[ said ] [ to ]", "one pair of brackets"),
        ("said [ ] to", "nothing in the brackets"),
        ("] said [", "nothing in the brackets"),
        ("..x said", "invalid literal"),
    ],
)
def test_what_is_no_pattern_is_refused_by_name(pattern: str, what: str) -> None:
    with pytest.raises(SeedError, match=what) as error:
        compile_entry(cue(pattern))
    assert repr(pattern) in str(error.value)


def test_the_longest_of_overlapping_cues_holds_and_none_before_its_equals() -> None:
    text = "There is no doubt that it may rain."
    entries = (cue("doubt"), cue("no doubt", HedgeLevel.NONE), cue("may"), cue("may", HedgeLevel.NONE))
    found = find_entries(text, Span(0, len(text)), Lexicon(cues=entries))
    assert [(entry.text, entry.level) for entry in found] == [("no doubt", "none"), ("may", "none")]


def test_of_equally_long_cues_the_one_that_says_more_holds() -> None:
    text = "It is said."
    entries = (cue("said"), cue("it is [ said ]", kind=CueKind.HEARSAY))
    assert [entry.kind for entry in find_entries(text, Span(0, len(text)), Lexicon(cues=entries))] == ["hearsay"]


def test_a_matcher_is_built_once_for_a_lexicon() -> None:
    lexicon = Lexicon(cues=(cue("said"),))
    assert build_matcher(lexicon) is build_matcher(lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "The duo Maybe Tomorrow played.",
        "They heard The Possible Maybe play.",
        "He wrote “maybe” on the wall.",
    ],
)
def test_names_and_words_that_are_quoted_as_words_are_no_cues(text: str) -> None:
    assert find("maybe", text) == []


@pytest.mark.parametrize("text", ["Maybe Anna knows.", "He said: Maybe Anna knows.", "MAYBE ANNA KNOWS."])
def test_a_capital_where_a_sentence_begins_or_all_are_capitals_says_nothing(text: str) -> None:
    assert [found.lower() for found in find("maybe", text)] == ["maybe"]


@pytest.mark.parametrize(
    ("text", "is_cue"),
    [
        ("The mill may close.", True),
        ("THE MILL MAY CLOSE.", True),
        ("“May” is the word, and it may close.", True),
        ("The mill closed in May after all.", False),
        ("The mill closed on 3 may and opened.", False),
        ("The mill closed in may 2014.", False),
        ("The mill closes in may, not in june.", False),
        ("The mill closes in may", False),
        ("Theresa May has closed the mill.", False),
    ],
)
def test_may_is_told_from_may(text: str, is_cue: bool) -> None:
    lexicon = Lexicon(cues=(cue("may", kind=CueKind.MODAL),))
    assert bool(find_cues(text, Span(0, len(text)), lexicon)) is is_cue


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "Maybe. Maybe. Maybe."
    lexicon = Lexicon(cues=(cue("maybe"),))
    assert [found.span for found in find_cues(text, Span(7, 13), lexicon)] == [Span(7, 12)]
