"""Forms and circumstances of events, named one by one. The event stands between stars."""

import pytest

from provenance.extract.hedges.events import read_event
from provenance.extract.hedges.grammar import find_shape
from provenance.extract.hedges.values import FORMS
from provenance.extract.hedges.words import split_words


def names(text: str) -> frozenset[str]:
    start = text.index("*")
    plain = text.replace("*", "")
    words = split_words(plain, 0, len(plain))
    return read_event(words.low, words.index_at(start))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The tug *sank* off the cape.", "past"),
        ("The guild *closed* the mill.", "past_or_participle"),
        ("A bell *stolen* in May hangs here.", "participle"),
        ("The guild has *closed* the mill.", "perfect"),
        ("The guild did not *close* the mill.", "did"),
        ("They do *close* it.", "do"),
        ("Did the guild *close* it?", "did"),
        ("Do you *close* it?", "do"),
        ("Why don't you *close* it?", "do"),
        ("The guild is *closing* the mill.", "progressive"),
        ("Are they *closing* it?", "progressive"),
        ("The guild was *closing* the mill.", "progressive_past"),
        ("The mill is *closed* now.", "passive"),
        ("The mill was soon *closed*.", "passive_past"),
        ("The crew is *angry*.", "copula"),
        ("The crew were *angry*.", "copula_past"),
        ("They are *going* to close it.", "going_to"),
        ("They want to *close* it.", "infinitive"),
        ("To be *closed* is sad.", "infinitive"),
        ("They will *close* it.", "modal"),
        ("They *close* it.", "present"),
        ("You *close* it.", "present_you"),
        ("The guild *closes* it.", "present_s"),
        ("Millers *close* it.", "present_plural"),
        ("They often *close* it.", "present_adverb"),
        ("*Close* the mill!", "imperative"),
        ("Please *close* it.", "imperative"),
        ("Anna, just *close* it.", "imperative"),
        ("Often *close* it.", "imperative"),
        ("Go and see, please do and *close* it.", "imperative"),
        ("They came to mend and *close* it.", "coordinated_infinitive"),
        ("They will mend and *close* it.", "coordinated_modal"),
        ("They mend and *close* it.", "present"),
        ("The guild mends and *close* it.", "coordinated"),
        ("Mend it. And *close* it.", "coordinated"),
        ("Anna saw the man *close* it.", "bare"),
        ("Anna made them *close* it.", "bare_object"),
        ("The *close* of the year came.", "noun"),
        ("A naval *close* came.", "noun"),
        ("*Close* is a word.", "noun"),
        ("By *closing* it they lost.", "gerund"),
        ("They came close to *closing* it.", "gerund_to"),
        ("The *closing* of the mill came.", "ing_noun"),
        ("They went, *closing* it.", "ing_free"),
        ("Anna saw men *closing* it.", "ing"),
    ],
)
def test_forms(text: str, form: str) -> None:
    found = names(text)
    assert form in found
    assert found & FORMS.keys() == {form}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They could *close* it.", "modal_could"),
        ("They'll *close* it.", "modal_will"),
        ("They might have *closed* it.", "modal_may_perfect"),
        ("They will have *closed* it.", "modal_will"),
        ("They'd *like* it.", "would_attitude"),
        ("They would not *close* it.", "negated_modal"),
        ("They ca n't *close* it.", "negated_modal"),
        ("They do nt *close* it.", "negated_do"),
        ("They have never *closed* it.", "negated_perfect"),
        ("They are not *closing* it.", "negated_verb"),
        ("They tried not to *close* it.", "negated_infinitive"),
        ("They failed to *close* it.", "infinitive_fail"),
        ("They managed to *close* it.", "infinitive_manage"),
        ("It is hard to *close* it.", "infinitive_evaluation"),
        ("They had to *close* it.", "had_to"),
        ("They used to *close* it.", "used_to"),
        ("They are about to *close* it.", "about_to"),
        ("They were going to *close* it.", "about_to_past"),
        ("They wanted to *close* it.", "infinitive_under_past"),
        ("It may help to *close* it.", "infinitive_under_modal"),
        ("They may go on *closing* it.", "ing_under_modal"),
        ("They lived by *closing* mills.", "gerund_by"),
        ("You *closed* it.", "subject_you"),
        ("Did you *close* it?", "inverted"),
        ("Did you *close* it?", "question"),
        ("If they *close* it, we go.", "in_if"),
        ("If we go, they *close* it.", "in_main_clause_of_if"),
        ("They *close* it if we go.", "before_if"),
        ("They ask whether we *close* it.", "in_whether"),
        ("They left so that we *close* it.", "in_purpose"),
        ("They left before we *closed* it.", "in_before"),
        ("When you *close* it, ring.", "in_when_you"),
        ("Let them *close* it.", "after_let"),
        ("They will help men *close* it.", "after_will"),
        ("Nobody has *closed* it.", "after_no"),
        ("No man who was there *closed* it.", "after_no_far"),
        ("They want a *sale* now.", "after_want"),
        ("They plan a *sale* now.", "after_plan"),
        ("They blocked a *sale* now.", "after_fail"),
        ("They tried a *sale* now.", "after_try"),
        ("They came to see a *sale* now.", "after_to"),
        ("They left without a *sale*.", "near_without"),
        ("A possible *sale* came.", "irreal_adjective"),
        ("They *close* it tomorrow.", "future_time"),
        ("They *gave* no reason.", "no_object"),
        ("They *close* your shop.", "your_object"),
        ("They *know* it.", "state"),
        ("*Thank* you.", "thanks"),
    ],
)
def test_circumstances(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("If it rains; they *close* it.", "in_if"),
        ("They will go. They *close* it.", "after_will"),
        ("They will go, they *close* it.", "after_will"),
        ("They *close* it. Is it so?", "before_if"),
    ],
)
def test_no_circumstance_reaches_across_strong_marks(text: str, name: str) -> None:
    assert name not in names(text)


def test_quotation_marks_and_abbreviations_do_not_cut_a_phrase() -> None:
    assert "infinitive_want" in names("They want to “*close*” it.")
    assert "after_will" in names("They will help U.S. men *close* it.")
    assert "after_will" in names("They will help J. Miller *close* it.")
    assert "after_will" not in names("They will help. Men *close* it.")


@pytest.mark.parametrize(
    ("word", "shape"),
    [("closing", "ing"), ("ring", "base"), ("sank", "past"), ("closed", "ed"), ("held", "ed"), ("taken", "pp"),
     ("closes", "s"), ("pass", "base"), ("is", "base"), ("need", "base"), ("cut", "base")],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert find_shape(word) == shape
