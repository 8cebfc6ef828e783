"""Polarity, responsibility, origins, names, and sentences that tell nothing."""

import pytest

from provenance.link.comparing.ages import compare_ages, find_ages
from provenance.link.comparing.furniture import is_furniture
from provenance.link.comparing.names import find_inner_names, find_names, weigh_names
from provenance.link.comparing.polarity import compare_polarity, find_negated
from provenance.link.comparing.responsibility import NOBODY, compare_responsibility, find_responsibility
from provenance.link.comparing.same_origin import (
    ClaimOrigin,
    compare_origins,
    find_proper_name,
    find_runs,
    measure_reprint,
)
from provenance.link.comparing.weights import WEIGHTS
from provenance.link.comparing.words import find_stems, stem
from provenance.model.links import LinkField, Outcome


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The army did not shell the port.", {"shell"}),
        ("No sailors were hurt in the storm", {"sailor", "injur"}),
        ("The mayor denied that trucks crossed the bridge.", {"truck", "cross", "bridg"}),
        ("Police did not say whether trucks crossed.", set()),
        ("It was not clear who fired.", set()),
        ("Not only trucks crossed.", set()),
        ("Nobody was seriously hurt.", set()),
        ("They never arrived; trucks crossed.", {"arriv"}),
        ("He was denied bail.", {"bail"}),
        ("He is held without bail.", {"bail"}),
        ("She was not at the harbour.", set()),
    ],
)
def test_what_a_clause_denies(text: str, negated: set[str]) -> None:
    assert find_negated(text) == negated


def test_one_asserts_what_the_other_denies() -> None:
    said = {"shell": 1.0, "port": 1.0}
    reason = compare_polarity((said, frozenset()), (said, frozenset({"shell"})), 0.8, WEIGHTS)
    assert reason is not None
    assert (reason.field, reason.outcome) == (LinkField.POLARITY, Outcome.DIFFERS)
    assert "shell" in reason.message
    assert compare_polarity((said, frozenset()), (said, frozenset({"shell"})), 0.2, WEIGHTS) is None
    assert compare_polarity((said, frozenset({"shell"})), (said, frozenset({"shell"})), 0.8, WEIGHTS) is None
    assert compare_polarity((said, frozenset()), (said, frozenset()), 0.8, WEIGHTS) is None


def test_two_claims_that_both_deny_something_may_say_the_same() -> None:
    said = {"harbour": 1.0, "fine": 1.0, "owner": 1.0}
    one, other = frozenset({"merit"}), frozenset({"fine"})
    assert compare_polarity((said, one), (said, other), 0.8, WEIGHTS) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Red Dawn Brigade claimed responsibility for the raid.", {"red", "dawn", "brigade"}),
        ("Officials blamed the Harbour Front for the raid.", {"harbour", "front"}),
        ("The raid was carried out by Harbour Front men.", {"harbour", "front"}),
        ("The raid was attributed to ISK-P and others.", {"islamic", "state", "khorasan"}),
    ],
)
def test_who_is_said_to_have_done_it(text: str, who: set[str]) -> None:
    assert who in [set(name) for name in find_responsibility(text).done]


def test_those_named_agree_differ_or_deny() -> None:
    red = find_responsibility("The Red Dawn Brigade claimed responsibility.")
    blamed = find_responsibility("The ministry blamed the Red Dawn for the raid.")
    other = find_responsibility("The ministry blamed the Harbour Front for the raid.")
    denied = find_responsibility("The Harbour Front denied any involvement in the raid.")
    agree = compare_responsibility(red, blamed, WEIGHTS)
    differ = compare_responsibility(red, other, WEIGHTS)
    deny = compare_responsibility(denied, other, WEIGHTS)
    assert agree is not None
    assert differ is not None
    assert deny is not None
    assert (agree.field, agree.outcome) == (LinkField.RESPONSIBILITY, Outcome.AGREES)
    assert (differ.field, differ.outcome) == (LinkField.RESPONSIBILITY, Outcome.DIFFERS)
    assert (deny.field, deny.outcome) == (LinkField.POLARITY, Outcome.DIFFERS)
    assert compare_responsibility(denied, red, WEIGHTS) is None
    assert find_responsibility("It rained. claimed responsibility") == NOBODY
    assert find_responsibility("Responsibility was not carried out by anyone known.") == NOBODY


def test_names_within_sentences_and_at_their_beginning() -> None:
    assert find_names("Nearly all of Anna Berg’s ships left.", frozenset()) == {"anna", "berg"}
    assert find_names("Anna Berg left.", frozenset()) == {"anna", "berg"}
    assert find_names("Berg left.", frozenset()) == frozenset()
    assert find_names("Berg left.", frozenset({"berg"})) == {"berg"}
    assert find_names("NATO left.", frozenset()) == {"nato"}
    assert find_inner_names("There Berg stayed. Later Anna left.") == {"berg", "anna"}
    weights = weigh_names(frozenset({"berg", "police"}), {"berg": 4, "police": 1}, 0.5)
    assert weights == {"berg": 0.5, "police": 0.3}


def test_people_of_other_ages_are_others() -> None:
    assert find_ages("A 19-year-old and Anna Berg, 52, of Oslo, and a boy aged 7; 200 years old") == {19, 52, 7}
    reason = compare_ages(frozenset({19}), frozenset({25, 40}), WEIGHTS)
    assert reason is not None
    assert (reason.outcome, reason.first, reason.second) == (Outcome.LIKELY_DIFFERS, "19", "25, 40")
    assert compare_ages(frozenset({19}), frozenset({20, 40}), WEIGHTS) is None
    assert compare_ages(frozenset(), frozenset({20}), WEIGHTS) is None


def test_stems_meet() -> None:
    assert stem("killings") == stem("killed") == "kill"
    assert stem("stopped") == stem("stops") == "stop"
    assert stem("ladies") == stem("lady")
    assert find_stems(["The", "Ships", "7", "arrived", "x"]) == {"ship", "arriv"}


def test_reprints_and_shared_sources() -> None:
    text = "The old lighthouse keeper counted nine ships on the horizon before the fog came in"
    runs = find_runs(text)
    assert measure_reprint(runs, find_runs(f"{text} at noon")) == 1
    assert measure_reprint(find_runs("too short"), find_runs("too short")) == 0
    one, other = ClaimOrigin({"source 1": "Fog Post"}, "Fog Post"), ClaimOrigin({"source 2": "Sea Wire"}, "Sea Wire")
    assert compare_origins(one, other, 0.9, WEIGHTS)[0]
    assert compare_origins(one, one, 0.0, WEIGHTS)[0]
    apart, reason = compare_origins(one, other, 0.0, WEIGHTS)
    assert not apart
    assert reason is not None
    assert reason.outcome is Outcome.COMPATIBLE
    assert compare_origins(one, ClaimOrigin({}, ""), 0.0, WEIGHTS) == (False, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a spokesman, Jan Maas", "jan maas"),
        ("Jan Maas of the ministry", "jan maas"),
        ("the Harbour Board of Norland (HBN)", "harbour board norland"),
        ("police", None),
        ("", None),
    ],
)
def test_the_proper_name_of_a_voice(text: str, name: str | None) -> None:
    assert find_proper_name(text) == name


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Anyone with information may ring the harbour police.", True),
        ("Call 555-010-0199 with tips.", True),
        ("Subscribe to our weekly letter.", True),
        ("Sign in to see your trawlers.", True),
        ("“You lost your trawler,” he said.", False),
        ("Two trawlers collided in fog on Monday.", False),
    ],
)
def test_calls_and_notices_tell_nothing(text: str, furniture: bool) -> None:
    assert is_furniture(text) is furniture
