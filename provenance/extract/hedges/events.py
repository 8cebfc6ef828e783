"""What the words around an event say of it: its verb form, and the circumstances that make it more or less certain.

``read_event`` names them; ``provenance.extract.hedges.values`` says what each is worth. No rule looks further than
fifteen words to the left and thirteen to the right, so that reading an event takes constant time.
"""

from provenance.extract.hedges import grammar as g
from provenance.extract.hedges.frames import STOPS, Frame, clean_words, find_frame
from provenance.extract.hedges.verb_forms import read_form
from provenance.extract.hedges.words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS
from provenance.text.wordlists import list_words

_LEFT, _NEAR, _RIGHT, _GOVERNOR = 15, 9, 13, 13
_BESIDE, _ADJECTIVE, _OBJECT, _SOON = 5, 3, 3, 8
_MODAL_NAMES = {"'ll": "will", "shall": "will", "'d": "would", "cannot": "can", "ought": "should", "might": "may"}
_CLAUSE_STARTERS = list_words("who whom which whose because but although while")
_TIMES = list_words("once until before since")
_INTRODUCERS = list_words("when once until till before while after since")
_LEADS = list_words("let please make interested forward")
_BESIDE_WORDS = list_words("for without or")
_NEAR_GROUPS = (
    ("will", g.WILL),
    ("would", g.WOULD),
    ("possible", g.POSSIBLE),
    ("should", g.SHOULD),
    ("no", g.NEGATIVES),
)
_GROUPS = (("want", g.WANT), ("plan", g.PLAN))
_INFINITIVE_GROUPS = (("want", g.WANT), ("fail", g.FAIL), ("manage", g.MANAGE), ("evaluation", g.EVALUATIONS))
_DEPENDENT = list_words(
    """infinitive gerund gerund_to ing ing_free noun ing_noun coordinated coordinated_infinitive bare bare_object
    past_or_participle participle present_s"""
)
_WITH_SUBJECT = list_words("infinitive past_or_participle")
_NEGATED = {"perfect": "perfect", "do": "do", "did": "do", "modal": "modal", "infinitive": "infinitive"}


def read_event(sentence: list[str], word: int) -> frozenset[str]:
    """Return the form and the circumstances of the event whose word is ``sentence[word]``, of words in lower case."""
    low, at = clean_words(sentence, word)
    frame = find_frame(low, at)
    form = read_form(low, at, frame)
    names = {form} | _read_phrase(low, at, frame, form) | _read_word(low, at, form)
    if form in _DEPENDENT:
        names.add(_read_governor(low, at, frame, form))
    return frozenset(names | _read_left(low, at, frame) | _read_right(low, at))


def _read_phrase(low: list[str], at: int, frame: Frame, form: str) -> set[str]:
    """Return what the verb phrase tells beyond its form: modal, negation, what an infinitive hangs on, subject."""
    names = {"inverted"} if frame.inverted else set()
    if form == "modal":
        names.add(_read_modal(frame.auxiliaries))
    elif form == "infinitive":
        names.add(_read_infinitive(low, frame))
    elif form == "gerund":
        names.add(f"gerund_{low[at - 1]}")
    if frame.negated:
        names.add(f"negated_{_NEGATED.get(form, 'verb')}")
    has_subject = frame.inverted or form not in _DEPENDENT or form in _WITH_SUBJECT
    if has_subject and frame.start >= 0 and low[frame.start] == "you":
        names.add("subject_you")
    return names


def _read_modal(names: tuple[str, ...]) -> str:
    modal = next(name for name in names if name in MODALS)
    perfect = "have" in names and modal not in g.WILL and modal not in g.CAN
    return f"modal_{_MODAL_NAMES.get(modal, modal)}" + ("_perfect" if perfect else "")


def _read_infinitive(low: list[str], frame: Frame) -> str:
    """Return what an infinitive depends on."""
    rest = frame.auxiliaries[frame.auxiliaries.index("to") + 1 :]
    index = frame.to_at - 1
    word = low[index] if index >= 0 else "^"
    if word in {"not", "n't", "never"} and index > 0:
        word = low[index - 1]
    if word == "had":
        return "had_to"
    if word == "used" and not any(name in BE for name in rest):
        return "used_to"
    if word in {"going", "gon", "about"}:
        return "about_to_past" if "was" in rest or "were" in rest else "about_to"
    return next((f"infinitive_{name}" for name, group in _INFINITIVE_GROUPS if word in group), "infinitive")


def _read_word(low: list[str], at: int, form: str) -> set[str]:
    """Return what the event's own word says: a state, thanks, an attitude under "would"."""
    names = set()
    word = low[at]
    if word in g.STATES:
        names.add("state")
    if word == "thank":
        names.add("thanks")
    if form == "modal" and word in g.ATTITUDES and not g.WOULD.isdisjoint(low[max(at - 3, 0) : at]):
        names.add("would_attitude")
    return names


def _read_governor(low: list[str], at: int, frame: Frame, form: str) -> str:
    """Return the tense of the nearest finite verb to the left, on which a dependent form leans."""
    start = frame.to_at - 1 if frame.to_at >= 0 else frame.start
    tense = ""
    for index in range(min(start, at - 1), max(at - _GOVERNOR, -1), -1):
        tense = _read_tense(low, index)
        if tense or low[index] in STOPS:
            break
    kind = "infinitive" if "infinitive" in form else "ing" if form.startswith(("ger", "ing")) else "other"
    return f"{kind}_under_{tense or 'none'}"


def _read_tense(low: list[str], index: int) -> str:
    """Return the tense of a finite verb, empty where the word seems to be none."""
    word = low[index]
    if word in MODALS:
        return "modal"
    if word in {"was", "were", "had", "did"}:
        return "past"
    if word in BE or word in HAVE or word in g.DO:
        return "" if word in {"be", "been", "being", "having"} else "present"
    shape = g.find_shape(word)
    before = low[index - 1] if index else "^"
    dependent = before in DETERMINERS or before in BE or before in PREPOSITIONS
    return "past" if shape == "past" or (shape == "ed" and not dependent) else ""


def _read_left(low: list[str], at: int, frame: Frame) -> set[str]:
    """Return the circumstances that words to the left bring, as far as the next strong mark."""
    names: set[str] = set()
    comma, near = False, True
    start = frame.to_at - 1 if frame.to_at >= 0 else frame.start
    for index in range(at - 1, max(at - _LEFT - 1, -1), -1):
        word = low[index]
        if word in STOPS:
            break
        if word == ",":
            comma, near = True, False
            continue
        near = near and word not in _CLAUSE_STARTERS
        names |= _read_clause(low, index, comma=comma)
        if index <= start:
            names |= _read_governing(word, at - index, near=near)
        if near:
            names |= _read_beside(word, at - index, before_phrase=index < start)
    return names


def _read_clause(low: list[str], index: int, *, comma: bool) -> set[str]:
    """Return what a word to the left tells of the whole clause: condition, time, purpose."""
    word = low[index]
    following = low[index + 1]
    names = set()
    if word in g.CONDITIONS:
        names.add("in_main_clause_of_if" if comma else "in_if")
    elif word == "whether":
        names.add("in_whether")
    elif word == "that" and index and low[index - 1] == "so":
        names.add("in_purpose")
    elif word in _TIMES and not comma:
        names.add(f"in_{word}")
    elif word in _LEADS:
        names.add(f"after_{word}")
    if word in _INTRODUCERS and following == "you":
        names.add("in_when_you")
    return names


def _read_governing(word: str, distance: int, *, near: bool) -> set[str]:
    """Return what a word before the event's verb phrase governs it with. A negation reaches beyond its clause."""
    names = set()
    if distance <= _NEAR:
        names |= {f"after_{name}" for name, group in _NEAR_GROUPS if word in group and near}
        if word in g.NEGATIVES and not near:
            names.add("after_no_far")
    if near:
        names |= {f"after_{name}" for name, group in _GROUPS if word in group}
    return names


def _read_beside(word: str, distance: int, *, before_phrase: bool) -> set[str]:
    """Return what a word of the same clause brings, wherever in it the word stands."""
    names = set()
    if word == "to" and before_phrase:
        names.add("after_to")
    if word in g.FAIL:
        names.add("after_fail")
    if word in g.TRY:
        names.add("after_try")
    if word in _BESIDE_WORDS and distance <= _BESIDE:
        names.add(f"near_{word}")
    if word in g.IRREAL_ADJECTIVES and distance <= _ADJECTIVE:
        names.add("irreal_adjective")
    return names


def _read_right(low: list[str], at: int) -> set[str]:
    """Return the circumstances to the right: a question mark, a condition, a time to come, "no" before the object."""
    right = low[at + 1 : at + 1 + _RIGHT]
    names = set()
    if "?" in low[at:]:
        names.add("question")
    if not g.CONDITIONS.isdisjoint(right):
        names.add("before_if")
    if not g.FUTURE_TIMES.isdisjoint(right[:_SOON]):
        names.add("future_time")
    if right[:1] == ["no"]:
        names.add("no_object")
    if "your" in right[:_OBJECT] or "yourself" in right[:_OBJECT]:
        names.add("your_object")
    return names
