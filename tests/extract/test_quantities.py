"""What numbers count: roles by the words around, counted nouns, noughts and ones in articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.quantities import find_quantities
from provenance.extract.role_words import Passage, RoleWords
from provenance.extract.roles import find_role_after, find_role_before
from provenance.model.claims import Quantity
from provenance.model.lexicons import Lexicon, RoleEntry
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Return (surface, role, counted noun) of each quantity."""
    found = find_quantities(text, Span(0, len(text)), LEXICON)
    return [(one.span.of(text), one.role.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 were arrested.", [("12", "arrested", None)]),
        ("The flood killed nearly 20 herders.", [("nearly 20", "killed", "herders")]),
        ("It left at least nine bakers dead.", [("at least nine", "killed", "bakers")]),
        ("more than 50 guests seriously wounded", [("more than 50", "injured", "guests")]),
        ("50 seriously wounded", [("50", "injured", None)]),
        ("20 missing girls came home.", [("20", "missing", "girls")]),
        ("They confirmed 12 deaths.", [("12", "killed", "deaths")]),
        ("The killing of about 500 shepherds", [("about 500", "killed", "shepherds")]),
        ("The death toll rose to 12.", [("12", "killed", None)]),
        ("The toll of the dead has climbed from 8 to 12.", [("8", "other", None), ("12", "killed", None)]),
        ("The number of missing stands at 27.", [("27", "missing", None)]),
        ("Injured: 12. Killed: 3.", [("12", "injured", None), ("3", "killed", None)]),
        ("Frost claimed 12 lives.", [("12", "killed", "lives")]),
        ("Frost claimed the lives of six herders.", [("six", "killed", "herders")]),
        ("Two were shot, one of them fatally.", [("Two", "injured", None), ("one", "killed", None)]),
        ("Four bakers sustained serious injuries.", [("Four", "injured", "bakers")]),
        ("15 bakers are believed to have been killed.", [("15", "killed", "bakers")]),
        ("Hundreds were feared dead.", [("Hundreds", "killed", None)]),
        ("Dozens of would-be thieves were apprehended.", [("Dozens", "arrested", "thieves")]),
        ("Two of them were held.", [("Two", "arrested", None)]),
        ("12 bakers, most of them old, were abducted.", [("12", "abducted", "bakers")]),
        ("12 bakers (all of them old) were abducted.", [("12", "abducted", "bakers")]),
        ("12 bakers — all of them old — were abducted.", [("12", "abducted", "bakers")]),
        ("12 bakers who, like Ana, are missing", [("12", "missing", "bakers")]),
        ("12 bakers who were abducted", [("12", "abducted", "bakers")]),
        ("More than 130 boys were recruited.", [("More than 130", "recruited", "boys")]),
        ("5,000 fled their homes.", [("5,000", "displaced", None)]),
        ("Nearly 200 foreign fighters camp there.", [("Nearly 200", "fighters", "fighters")]),
        ("Two suicide bombers came.", [("Two", "attackers", "bombers")]),
        ("at least six deadly attacks", [("at least six", "attacks", "attacks")]),
        ("The mine killed himself and five others.", [("five", "killed", "others")]),
        ("Two murder suspects were arrested.", [("Two", "arrested", "suspects")]),
        ("It killed or wounded 12 herders.", [("12", "other", "herders")]),
        ("12 herders were killed or injured.", [("12", "other", "herders")]),
        ("12 herders were abducted and killed.", [("12", "killed", "herders")]),
        ("12 herders were arrested and charged.", [("12", "arrested", "herders")]),
        ("They arrested 12 men and seized 5 boats.", [("12", "arrested", "men"), ("5", "other", "boats")]),
        ("They captured 12 villages.", [("12", "other", "villages")]),
        ("12 herders were walking when a mine killed 3.", [("12", "other", "herders"), ("3", "killed", None)]),
        ("12 herders have killed a wolf.", [("12", "other", "herders")]),
        ("12 herders held talks.", [("12", "other", "herders")]),
        ("12 herders visited the graves; they were killed.", [("12", "other", "herders")]),
        ("The death toll, 40 say, was 12.", [("40", "other", None), ("12", "other", None)]),
        ("12 herders (they. sang) were killed.", [("12", "other", "herders")]),
        ("12 herders were killed and injured wolves.", [("12", "killed", "herders")]),
        ("12 herders killed and wounded.", [("12", "other", "herders")]),
        ("Two herders were fatally stabbed.", [("Two", "killed", "herders")]),
        ("Two herders fatally stabbed in Brod", [("Two", "killed", "herders")]),
        ("Two fatally", [("Two", "killed", None)]),
        ("12 herders found dead wolves.", [("12", "other", "herders")]),
        ("Tolls of 12 coins", [("12", "other", "coins")]),
    ],
)
def test_roles_and_counted_nouns(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [one for one in read(text) if one[0].lower() not in {"a", "an"}] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three guards and four clerks were killed.", [("Three", "killed"), ("four", "killed")]),
        ("It killed three guards and four clerks.", [("three", "killed"), ("four", "killed")]),
        ("40 guests, including 12 children, were killed.", [("40", "killed"), ("12", "killed")]),
        ("It killed 40 guests, among them 12 children.", [("40", "killed"), ("12", "killed")]),
        (
            "seven men—three French and four Uzbek— were held",
            [("seven", "arrested"), ("three", "arrested"), ("four", "arrested")],
        ),
        ("12 herders and the mayor sang for 40 guests.", [("12", "other"), ("40", "other")]),
        ("It killed 12, and 30 others were injured.", [("12", "killed"), ("30", "injured")]),
        ("killing 12 and wounding 30", [("12", "killed"), ("30", "injured")]),
    ],
)
def test_numbers_joined_to_others_share_their_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(surface, role) for surface, role, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed and two women were hurt.", [("A", "killed", "man"), ("two", "injured", "women")]),
        ("It killed an old guard.", [("an", "killed", "guard")]),
        ("They shot a guard and wounded another guard.", [("a", "injured", "guard"), ("another", "injured", "guard")]),
        ("A 19-year-old was arrested.", [("A", "arrested", "year-old")]),
        ("A baker sang to a man.", []),
        ("The death toll rose to a man.", []),
        ("After a song the baker died.", []),
        ("Nobody was hurt.", [("Nobody", "injured", None)]),
        ("No one was injured, and no arrests were made.", [("No one", "injured", None), ("no", "arrested", "arrests")]),
        ("None of them were killed.", [("None", "killed", None)]),
        ("There were no injuries.", [("no", "injured", "injuries")]),
        ("No fighters came; nobody sang; the dead had no song.", []),
    ],
)
def test_articles_count_one_and_noughts_none(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected
    for one in find_quantities(text, Span(0, len(text)), LEXICON):
        wanted = {"a": 1, "an": 1, "another": 1, "two": 2}.get(one.span.of(text).lower(), 0)
        assert (one.low, one.high, one.likely_low, one.likely_high) == (wanted,) * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 12 percent stayed.", [("About 12 percent", "percent")]),
        ("12 % stayed.", [("12 %", "%")]),
        ("It cost $3 million.", [("$3 million", "$")]),
        ("It cost 300 rupees.", [("300 rupees", "rupees")]),
        ("a 300-euro fine", [("300", "euro")]),
        ("5 tons of hay", [("5", "tons")]),
        ("80,000 square feet", [("80,000", "square feet")]),
        ("one in three stayed", [("one in three", "share")]),
    ],
)
def test_measures_are_kept_with_their_unit_and_no_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(surface, "other", unit) for surface, unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "On May 12, 2017, at 7 p.m., it rained for two days, 12 km away.",
        "Karl, 24, of 937 Elder Road, took Flight 12.",
        "One of the strongest bakers sang.",
        "One sang.",
        "One of the rebels sang.",
        "He is a 12-year-old.",
    ],
)
def test_dates_ages_labels_and_pronouns_are_left_out(text: str) -> None:
    assert read(text) == []


def test_masked_numbers_are_left_out() -> None:
    text = "It killed 12 (Daily Baker, 7 goats)."
    found = find_quantities(text, Span(0, len(text)), LEXICON, (Span(text.index("("), len(text) - 1),))
    assert [one.span.of(text) for one in found] == ["12"]


def test_only_the_span_is_read() -> None:
    text = "It killed 12. 30 were injured."
    found = find_quantities(text, Span(text.index("30"), len(text)), LEXICON)
    assert [(one.span.of(text), one.role) for one in found] == [("30", QuantityRole.INJURED)]


def test_roles_are_data() -> None:
    lexicon = Lexicon(roles=(RoleEntry(QuantityRole.MISSING, ("Vanished", "gone without trace", " ")),))
    text = "12 vanished and 30 were gone without trace."
    found = find_quantities(text, Span(0, len(text)), lexicon)
    assert [one.role for one in found] == [QuantityRole.MISSING, QuantityRole.MISSING]


def test_without_roles_numbers_count_other_things() -> None:
    found = find_quantities("12 were killed; nobody sang", Span(0, 27), Lexicon())
    assert found == (Quantity(Span(0, 2), 12.0, 12.0, 12.0, 12.0, QuantityRole.OTHER, None),)


def test_letters_that_grow_when_folded_leave_offsets_alone() -> None:
    text = "İİİİ: 12 herders were killed."
    assert read(text) == [("12", "killed", "herders")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two-thirds (12,500) sang.", ["two-thirds", "(", "12,500", ")", "sang", "."]),
        ("two  men\n sang", ["two", "men", "sang"]),
        ("_two men_ and _", ["two", "men", "and"]),
        ("", []),
        (" ", []),
        ("x" * 50 + " sang", ["x" * 50, "sang"]),
    ],
)
def test_passages_are_cut_into_tokens(text: str, words: list[str]) -> None:
    passage = Passage.of("ab " + text, 3, 3 + len(text))
    assert passage.words == words
    assert [("ab " + text)[start : start + len(word)].lower() for start, word in _places(passage)] == words


def _places(passage: Passage) -> list[tuple[int, str]]:
    return list(zip(passage.starts, passage.words, strict=True))


@given(st.text(max_size=60) | st.text("ab_1. \n'İ٣", max_size=30))
def test_tokens_stand_where_they_are_said_to_stand(text: str) -> None:
    for start, word in _places(Passage.of(text, 0, len(text))):
        assert text[start : start + len(word)].lower() == word or not text.isascii()


def test_nothing_is_found_beyond_the_ends() -> None:
    words = RoleWords(LEXICON)
    passage = Passage.of("killed", 0, 6)
    assert find_role_before(words, passage, 0) is None
    assert find_role_after(words, passage, 1) is None
    assert words.match([], 0) is None
    assert words.match_end(["killed"], 1) is None


PIECES = st.sampled_from(
    [
        *(
            "12",
            "two",
            "a man",
            "nobody",
            "no",
            "of",
            "of them",
            "were",
            "killed",
            "injured",
            "and",
            "or",
            ",",
            "(",
            ")",
        ),
        *(
            "—",
            "including",
            "death toll",
            "rose to",
            "fighters",
            "who",
            "was",
            "seriously",
            "lives",
            "another",
            ":",
            ".",
        ),
        *("İ", "himself", "from", "suffered", "injuries", "%", "$5", "-", "“", "them"),
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_sound_quantities(text: str) -> None:
    found = find_quantities(text, Span(0, len(text)), LEXICON)
    assert list(found) == sorted(found, key=lambda one: one.span)
    for one in found:
        assert one.span.of(text).strip() == one.span.of(text) != ""
        assert one.low <= one.likely_low
        assert one.unit is None or one.unit in text or one.unit == "share"
