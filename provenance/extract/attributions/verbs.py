"""Reading a verb of the lexicon where it stands: which of its uses it is, who says, and what is said."""

from provenance.extract.attributions.contents import find_left, find_right
from provenance.extract.attributions.forms import BASE, ING_FORM, PARTICIPLE, PAST, THIRD, Form
from provenance.extract.attributions.frames import fits, is_clause
from provenance.extract.attributions.grammar import (
    ADVERB,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    FINITE,
    GENITIVE,
    HEAD,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    STOP,
    TIME,
    TO,
)
from provenance.extract.attributions.heads import find_start
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.participles import read_infinitive, read_ing, read_passive, read_reduced
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.placing import add_rest, is_spoken, place_before, place_behind, wait_for_quotation
from provenance.extract.attributions.scenes import Draft, Group, Range, Scene
from provenance.extract.attributions.subjects import find_main_subject, find_subject
from provenance.text.wordlists import list_words

_FEW_WORDS = 3
_WIRES = list_words("telephone phone email e-mail text letter video radio satellite videolink fax telegram")
_HOW_MANY = list_words("most many some few several all other")
_LONGEST_OFFICE = 6
_RELATIVES = list_words("who which that")
_PLURALS = list_words("people police men women media")
_SINGULAR_PRONOUNS = list_words("he she it")
_STUDIES = list_words(
    """poll polls survey surveys study studies report reports audit audits inquiry investigation analysis data figures
    statistics census paper review research"""
)
"""What has findings: as a source of "found" or "shows", it tells something whatever follows."""
_QUESTION_WORDS = list_words("that how what whether why if")


def read_verb(scene: Scene, at: int, last: int, form: Form) -> Draft | None:
    """Return the attribution that the verb form at ``at`` (to ``last``) heads, kept in the scene; None if none."""
    group = scene.group(at)
    if not _is_verb(scene, at, last, form, group):
        return None
    if "adjective" in form.frames:
        return _read_finite(scene, at, last, form, group) if group.be else None
    if form.kinds & ING_FORM:
        return read_ing(scene, at, last, form, group)
    if form.kinds & PARTICIPLE and group.be:
        return read_passive(scene, at, last, form, group)
    by_agent = scene.mark(last + 1) and scene.line.lows[last + 1] == "by" and not _is_by_wire(scene, last + 2)
    read = _read_finite
    if form.kinds & PARTICIPLE and not group.have and (by_agent or not form.kinds & PAST):
        read = read_reduced
    elif group.to:
        read = read_infinitive
    return read(scene, at, last, form, group)


def _is_by_wire(scene: Scene, at: int) -> bool:
    """Tell whether "by" tells the means and no agent: "said by telephone"."""
    return bool(scene.mark(at)) and scene.line.lows[at] in _WIRES


def _is_verb(scene: Scene, at: int, last: int, form: Form, group: Group) -> bool:  # noqa: PLR0911 -- one return for each test
    """Tell whether the word is a verb here and no noun, name or attribute."""
    line, low = scene.line, scene.low
    if line.words[at][0].isupper() and at > low and not line.within[at - 1] and not scene.is_headline():
        return False
    if form.entry.lemma == "add" and scene.mark(last + 1) & TO:
        return False
    alone = group.start == at and at > low
    before = line.marks[at - 1] if at > low else 0
    relative = at > low and line.lows[at - 1] in _RELATIVES
    if form.kinds & (PAST | PARTICIPLE) and group.bare and not form.kinds & BASE:
        front = scene.mark(group.start - 1)
        attribute = front & GENITIVE or (front & (DETERMINER | POSSESSIVE) and not front & HEAD)
        counted = front & NUMBER and not scene.mark(group.start - 2) & TIME
        attribute = attribute or (counted and scene.mark(last + 1) & (NOUN | NAME))
        attribute = attribute or (group.start - 1 == low and _describes(scene, last + 1))
        return not attribute or scene.line.lows[group.start - 1] in _RELATIVES
    if not form.kinds & (BASE | THIRD):
        return True
    if form.kinds == THIRD and not group.bare:
        return False
    if group.bare and group.start == at and "noun" in form.frames and not _speaks_for_verb(scene, at, last, form):
        return False
    sure = before & NOUN and scene.mark(last + 1) and line.lows[last + 1] == "that"
    if alone and not relative and not sure and _makes_noun(scene, at, form, before):
        return False
    return form.kinds != BASE or _is_base_verb(scene, group)


def _describes(scene: Scene, after: int) -> bool:
    """Tell whether a participle behind a word for how many describes a noun: "Most established houses have closed"."""
    if scene.line.lows[scene.low] not in _HOW_MANY or not scene.mark(after) & NOUN:
        return False
    return any(scene.mark(at) & FINITE for at in range(after + 1, after + _FEW_WORDS))


def _makes_noun(scene: Scene, at: int, form: Form, before: int) -> bool:
    """Tell whether the word before makes the next one a noun."""
    if before & (DETERMINER | POSSESSIVE | PREPOSITION | GENITIVE) and not (before & HEAD and form.kinds & BASE):
        return True
    if "noun" not in form.frames or not form.kinds & BASE or form.kinds & PAST:
        return False
    return bool(before & NOUN) and not before & NAME and not _is_plural(scene.line.lows[at - 1])


def _is_base_verb(scene: Scene, group: Group) -> bool:
    """Tell whether a base form can be finite or follow an auxiliary here."""
    if group.modal or group.to:
        return True
    if group.be or (group.have and not group.modal):
        return False
    if group.start == scene.low:
        return False
    return scene.line.lows[group.start - 1] not in _SINGULAR_PRONOUNS or group.negated


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith("ss")) or low in _PLURALS


def _speaks_for_verb(scene: Scene, at: int, last: int, form: Form) -> bool:
    """Tell whether what follows a word that is also a noun shows that it is a verb ("reports", "claims")."""
    line, after = scene.line, last + 1
    mark = scene.mark(after)
    if after + 1 < scene.high and line.lows[after] == "such" and line.lows[after + 1] == "as":
        return False
    strong = False
    if after < scene.high:
        strong = bool(line.within[after]) or line.lows[after] in _QUESTION_WORDS
        strong = strong or bool(mark & (POSSESSIVE | OBJECT | PRONOUN | COLON | GENITIVE | DETERMINER))
        name = bool(mark & NAME and not mark & TIME and line.words[after][0].isupper())
        strong = strong or (name and form.entry.lemma != "state")
        strong = strong or bool(mark & TO and "inf" in form.frames)
        strong = strong or (bool(form.kinds & BASE) and _follows_plural(scene, at) and is_clause(scene, after))
    studied = at > scene.low and line.lows[at - 1] in _STUDIES and "evidence" in form.frames
    if studied and mark and not mark & (STOP | COMMA | PREPOSITION | CONJUNCTION):
        return True
    final = after >= scene.high or mark & (STOP | COMMA)
    if not strong and not (final and "inverted" in form.frames and at - scene.low > _FEW_WORDS):
        return False
    before = scene.mark(at - 1)
    if before & NOUN and not before & (NAME | GENITIVE) and form.kinds & THIRD:
        start = find_start(line, at, scene.low)
        return start is not None and bool(line.marks[start] & (DETERMINER | POSSESSIVE | NAME | NUMBER))
    return True


def _follows_plural(scene: Scene, at: int) -> bool:
    return at > scene.low and _is_plural(scene.line.lows[at - 1])


def _read_finite(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    if _may_invert(scene, at, last, form, group):
        inverted = _read_inverted(scene, at, last, form, group)
        if inverted is not None:
            return inverted
    source, rule = _find_source(scene, form, group)
    if source is None or (source[1] - source[0] == 1 and scene.line.lows[source[0]] == "that"):
        return None
    draft = Draft(
        source, (group.start, last + 1), None, rule, form, at, negated=group.negated, hypothetical=group.hypothetical
    )
    begin, draft.told = find_right(scene, last + 1, form)
    fitting = fits(scene, begin, form)
    if rule == "subject" and (form.frames & {"inverted", "quote"} or _is_study(scene, source, form)):
        placed = place_before(scene, draft, last + 1, begin if fitting else None)
        if placed is not None:
            return scene.keep(placed)
    if begin is not None and not fitting:
        fitting = _is_relative_object(scene, source[0], begin) or _is_finding(scene, source, begin, form)
    if begin is None or not fitting:
        return wait_for_quotation(scene, draft, last + 1)
    return place_behind(scene, draft, begin)


def _is_relative_object(scene: Scene, first: int, begin: int) -> bool:
    """Tell whether a verb follows the cue whose subject stands before its source ("which he said was")."""
    relative = first > scene.low and scene.line.lows[first - 1] in {"which", "that", "who", "what"}
    return relative and bool(scene.line.marks[begin] & (FINITE | ED)) and not scene.line.within[begin]


def _is_finding(scene: Scene, source: Range, begin: int, form: Form) -> bool:
    """Tell whether a poll or a study is the source, whatever it found: "the survey found three graves"."""
    return _is_study(scene, source, form) and bool(
        scene.line.marks[begin] & (DETERMINER | POSSESSIVE | NOMINAL | NUMBER | HEAD | ADVERB)
    )


def _is_study(scene: Scene, source: Range, form: Form) -> bool:
    """Tell whether the source is a poll, a study or the like, and the verb tells of findings."""
    return "evidence" in form.frames and any(low in _STUDIES for low in scene.line.lows[slice(*source)])


def _find_source(scene: Scene, form: Form, group: Group) -> tuple[Range | None, str]:
    """Return who the finite verb's subject is, and the rule that found it."""
    line, start = scene.line, group.start
    before = scene.mark(start - 1)
    if before & CONJUNCTION and not line.within[start - 1]:
        return scene.last_source() or find_main_subject(line, scene.low, start), "coordinated"
    subject = find_subject(line, start, scene.low)
    if subject is None and before & COMMA and start - 1 > scene.low and form.kinds & (PAST | THIRD):
        return scene.last_source() or find_main_subject(line, scene.low, start), "coordinated"
    return subject, "subject"


def _may_invert(scene: Scene, at: int, last: int, form: Form, group: Group) -> bool:
    """Tell whether the source may follow the verb: "..., said the minister"."""
    line, after = scene.line, last + 1
    if "inverted" not in form.frames or group.start != at or group.negated:
        return False
    if after >= scene.high or line.within[after] or form.kinds == BASE:
        return False
    spoken = is_spoken(scene, at)
    if not (spoken or at == scene.low or scene.mark(at - 1) & (COMMA | DASH | STOP)):
        return False
    mark = line.marks[after]
    if line.lows[after] == "that" or mark & TIME or (mark & OBJECT and not mark & PRONOUN):
        return False
    if not mark & (NAME | DETERMINER | POSSESSIVE | PRONOUN | HEAD) and not (spoken and mark & (NOUN | NUMBER)):
        return bool(scene.mark(at - 1) & (COMMA | DASH)) and at - 1 > scene.low and _is_office(line, after, scene.high)
    return spoken or (at > scene.low and find_subject(line, at, scene.low) is None)


def _is_office(line: Line, at: int, high: int) -> bool:
    """Tell whether an office without an article and a name begin here: "local council administrator Ana Petrov"."""
    first = at
    while at < min(high, first + _LONGEST_OFFICE) and line.marks[at] & NOUN and not line.marks[at] & (NAME | GENITIVE):
        at += 1
    return first < at < high and bool(line.marks[at] & NAME) and line.words[at][0].isupper()


def _read_inverted(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    line = scene.line
    end = find_end(line, last + 1, scene.high)
    if end is None or (end < scene.high and line.marks[end] & (FINITE | ED) and not line.within[end]):
        return None
    content = find_left(scene, group.start, scene.low)
    if content is None:
        return None
    explained = any(line.marks[token] & COMMA for token in range(last + 1, end))
    if explained and end < scene.high - 1 and line.marks[end] & COMMA:
        end += 1
    draft = Draft((last + 1, end), (group.start, last + 1), content, "inverted", form, at, zone=(group.start, end))
    add_rest(scene, draft, end)
    return scene.keep(draft)
