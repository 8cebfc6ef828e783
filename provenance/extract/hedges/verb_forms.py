"""The form of an event's verb phrase, as far as the words before it tell: finite, infinitive, imperative, noun."""

from provenance.extract.hedges import grammar as g
from provenance.extract.hedges.frames import STOPS, Frame
from provenance.extract.hedges.words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, is_adverb
from provenance.text.wordlists import list_words

_LONGEST_COORDINATION = 15
"""Words between a verb after "and" and the "to" or modal that it shares."""
_ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ful")
_FEW_ADJECTIVES = list_words("former new old recent further more possible")
_COORDINATORS = list_words(", and or but then &")
_STARTERS = list_words("just always never then also simply be please")
_GERUND_LEADS = PREPOSITIONS | list_words("of than like about")
_AFTER_NOUN = BE | HAVE | MODALS | {"of"}
_SHARED = {
    "please": "imperative",
    "do": "imperative",
    "i": "present",
    "we": "present",
    "they": "present",
    "who": "present",
}


def read_form(low: list[str], at: int, frame: Frame) -> str:
    """Return the form of the event whose word is ``low[at]``: a key of ``provenance.extract.hedges.values.FORMS``."""
    names = frame.auxiliaries
    shape = g.find_shape(low[at])
    if frame.to_at >= 0:
        return "gerund_to" if shape == "ing" and frame.to_at == at - 1 else "infinitive"
    if any(name in MODALS for name in names):
        return "modal"
    if any(name in g.DO for name in names):
        return "did" if "did" in names else "do"
    if any(name in HAVE for name in names) and shape != "ing":
        return "perfect"
    if names:
        return _read_be(low, at, names, shape)
    return _read_bare(low, at, shape)


def _read_be(low: list[str], at: int, names: tuple[str, ...], shape: str) -> str:
    """Return the form after a form of "be" or "get"."""
    if low[at] == "going" and low[at + 1 : at + 2] == ["to"]:
        return "going_to"
    past = "_past" if "was" in names or "were" in names else ""
    kind = {"ing": "progressive", "ed": "passive", "pp": "passive", "past": "passive"}.get(shape, "copula")
    return kind + past


def _read_bare(low: list[str], at: int, shape: str) -> str:
    """Return the form of a word that has no auxiliary."""
    before = low[at - 1] if at else "^"
    determined = before in DETERMINERS or before == "'s"
    if shape == "ing":
        return _read_ing(before, determined=determined)
    if shape in {"past", "ed", "pp"}:
        return {"past": "past", "ed": "past_or_participle", "pp": "participle"}[shape]
    if determined or before in PREPOSITIONS or before.endswith(_ADJECTIVE_ENDS) or before in _FEW_ADJECTIVES:
        return "noun"
    return "present_s" if shape == "s" else _read_base(low, at, before)


def _read_ing(before: str, *, determined: bool) -> str:
    if before in _GERUND_LEADS:
        return "gerund"
    if determined:
        return "ing_noun"
    return "ing_free" if before in {",", "^"} or before in STOPS else "ing"


def _read_base(low: list[str], at: int, before: str) -> str:
    """Return the form of a base form without an auxiliary: finite, imperative, coordinated, bare, or no verb at all."""
    earlier = low[at - 2] if at > 1 else "^"
    starts = before == "^" or before in STOPS
    follows_start = earlier == "^" or earlier in STOPS or earlier in {",", "and"}
    if starts and low[at + 1 : at + 2] and low[at + 1] in _AFTER_NOUN:
        form = "noun"
    elif before == "you" or before in g.SUBJECT_PRONOUNS:
        form = "present_you" if before == "you" else "present"
    elif starts or before == "please" or (before in _STARTERS and follows_start):
        form = "imperative"
    elif before in _COORDINATORS:
        form = _read_coordinated(low, at)
    elif is_adverb(before):
        form = "imperative" if earlier == "^" else "present_adverb"
    elif before in g.OBJECT_PRONOUNS:
        form = "bare_object"
    else:
        form = "present_plural" if before.endswith("s") and not before.endswith("ss") else "bare"
    return form


def _read_coordinated(low: list[str], at: int) -> str:
    """Return what a verb after "and" shares with the verb before it."""
    for index in range(at - 2, max(at - _LONGEST_COORDINATION, -1), -1):
        word = low[index]
        if word in STOPS:
            break
        if word == "to":
            return "coordinated_infinitive"
        if word in MODALS:
            return "coordinated_modal"
        if word in _SHARED:
            return _SHARED[word]
    return "coordinated"
