"""Verbs of the lexicon that are not finite: participles, passives, infinitives."""

from provenance.extract.attributions.clauses import Limits, find_clause_end, take
from provenance.extract.attributions.contents import find_left, find_right
from provenance.extract.attributions.forms import Form
from provenance.extract.attributions.frames import fits, is_said
from provenance.extract.attributions.grammar import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    HEAD,
    NAME,
    NOMINAL,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TO,
)
from provenance.extract.attributions.heads import find_start, opens_clause
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.scenes import Draft, Group, Range, Scene
from provenance.extract.attributions.subjects import find_comma, find_main_subject, find_subject
from provenance.text.wordlists import list_words

_FRONT = 40
_OBJECT_FRONT = (
    DETERMINER | POSSESSIVE | PRONOUN | OBJECT | NAME | TO | HEAD | PREPOSITION | SUBORDINATOR | RELATIVE | NUMBER
)
_AGENT = 6
_CHAINED = list_words(
    """went go goes going continued continue continues began begin begins started sought seeks tried tries trying
    appeared proceeded quick swift careful"""
)
_SPEAKING = list_words("saying telling claiming stating arguing adding declaring reporting warning alleging")


def read_ing(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    """Read a form in ``-ing``: a progressive, an adverbial clause of the main subject, or an attribute."""
    begin, told = find_right(scene, last + 1, form)
    if begin is None or not fits(scene, begin, form):
        return None
    source, rule = _find_ing_source(scene, last + 1, group)
    if source is None or (rule == "attribute" and not _is_object(scene, begin)):
        return None
    fronted = source[0] > at
    if fronted and begin >= source[0]:
        return None
    if begin > last + 1 and "noun" in form.frames and scene.mark(group.start - 1) & NOMINAL:
        return None
    content = take(scene, begin, find_clause_end(scene, begin, Limits("that" not in form.frames, subordinate=fronted)))
    if content is None:
        return None
    quotation = scene.line.quotation(begin)
    if quotation is not None and quotation.last >= scene.high:
        content = content[0], scene.line.ends[quotation.last]
    draft = Draft(source, (group.start, last + 1), content, rule, form, at, group.negated, group.hypothetical, told)
    draft.zone = (group.start, begin)
    draft.clausal = is_said(scene, begin, form)
    return scene.keep(draft) if draft.clausal or rule != "attribute" else None


def _is_object(scene: Scene, at: int) -> bool:
    """Tell whether a clause, a quotation or a phrase with an article begins here: no bare noun."""
    return bool(scene.line.within[at] or scene.line.marks[at] & _OBJECT_FRONT)


def _limit(form: Form) -> Limits:
    return Limits(nominal="that" not in form.frames)


def _find_ing_source(scene: Scene, after: int, group: Group) -> tuple[Range | None, str]:  # noqa: PLR0911 -- one return for each place of the clause
    line, start = scene.line, group.start
    if group.be:
        return find_subject(line, start, scene.low), "subject"
    if start == scene.low:
        return _find_fronted(scene, after), "participle"
    before = line.marks[start - 1]
    if before & (COMMA | DASH | CONJUNCTION | SUBORDINATOR | PREPOSITION | CLOSE) or line.within[start - 1]:
        if before & PREPOSITION and line.lows[start - 1] in {"of", "for", "about", "from", "like", "as"}:
            return None, ""
        if start - 1 == scene.low and before & (PREPOSITION | SUBORDINATOR):
            return _find_fronted(scene, after), "participle"
        return _find_adverbial(scene, start), "participle"
    phrase = find_start(line, start, scene.low) if before & (NOMINAL | HEAD) else None
    if phrase is None:
        return None, ""
    if opens_clause(line, phrase, scene.low) or scene.mark(phrase - 1) & PREPOSITION:
        return (phrase, start), "attribute"
    return _find_adverbial(scene, start), "participle"


def _find_adverbial(scene: Scene, start: int) -> Range | None:
    """Return the subject of the clause before, without what only explains it ("Lind, a baker, left, saying")."""
    known = scene.last_source()
    source = known or find_main_subject(scene.line, scene.low, start)
    if source is None or known is not None:
        return known
    comma = find_comma(scene.line, source[0], source[1])
    return (source[0], comma) if comma is not None and comma > source[0] else source


def _find_fronted(scene: Scene, after: int) -> Range | None:
    """Return the subject behind a participle clause that opens the sentence ("Citing costs, the mayor")."""
    comma = find_comma(scene.line, after, min(scene.high, after + _FRONT))
    if comma is None or comma + 1 >= scene.high:
        return None
    end = find_end(scene.line, comma + 1, scene.high)
    return (comma + 1, end) if end is not None else None


def read_passive(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    """Read a passive: "was quoted as saying", "was praised by", "it was reported that", "is said to"."""
    line = scene.line
    agent = _find_agent(scene, last + 1)
    if agent is None and not form.reports and "as" not in form.frames:
        return None
    subject = find_subject(line, group.start, scene.low)
    if subject is None and scene.mark(group.start - 1) & CONJUNCTION:
        subject = find_main_subject(line, scene.low, group.start)
    if subject is None:
        return None
    if "as" in form.frames and (quoted := _read_quoted(scene, at, last, form, subject)) is not None:
        return quoted
    if agent is not None:
        content = take(scene, *subject)
        draft = Draft(agent, (group.start, last + 1), content, "passive", form, at, group.negated, group.hypothetical)
        draft.zone = (group.start, agent[1])
        draft.clausal = False
        return scene.keep(draft)
    return _read_impersonal(scene, at, last, form, subject)


def _find_agent(scene: Scene, after: int) -> Range | None:
    """Return who did it: the noun phrase behind a near "by"."""
    line = scene.line
    for at in range(after, min(scene.high, after + _AGENT)):
        if line.within[at] or line.marks[at] & COMMA:
            return None
        if line.lows[at] == "by" and at + 1 < scene.high:
            end = find_end(line, at + 1, scene.high)
            return (at + 1, end) if end is not None else None
    return None


def _read_quoted(scene: Scene, at: int, last: int, form: Form, subject: Range) -> Draft | None:
    """Read "X was quoted (by Y) as saying": X speaks."""
    line = scene.line
    for word in range(last + 1, min(scene.high - 1, last + 1 + 2 * _AGENT)):
        if line.within[word]:
            return None
        if line.lows[word] == "as" and line.lows[word + 1] in _SPEAKING:
            begin, _ = find_right(scene, word + 2, form)
            if begin is not None and line.lows[begin] != "by":
                content = take(scene, begin, find_clause_end(scene, begin, Limits()))
            else:
                begin, content = None, find_left(scene, subject[0], scene.low)
            group = scene.group(at)
            draft = Draft(subject, (group.start, word + 2), content, "quoted", form, at, group.negated)
            draft.zone = (subject[0], begin if begin is not None else scene.high)
            return scene.keep(draft)
    return None


def _read_impersonal(scene: Scene, at: int, last: int, form: Form, subject: Range) -> Draft | None:
    """Read reports without a source: "it was reported that", "the town is said to be"."""
    line, after = scene.line, last + 1
    if after >= scene.high or not form.reports:
        return None
    group = scene.group(at)
    content: Range | None = None
    parts: list[Range] = []
    rule = "impersonal"
    if line.lows[subject[0]] == "it" and subject[1] - subject[0] == 1:
        begin, _ = find_right(scene, after, form)
        if begin is None or not fits(scene, begin, form) or scene.mark(begin) & TO:
            return None
        content = take(scene, begin, find_clause_end(scene, begin, Limits()))
        cue = (subject[0], after)
    elif line.marks[after] & TO and "raising" in form.frames:
        relative = bool(line.marks[subject[0]] & RELATIVE)
        rest = take(scene, after, find_clause_end(scene, after, Limits(relative=relative)))
        content, cue, rule = take(scene, *subject), (group.start, after), "raising"
        parts = [rest] if rest is not None else []
    else:
        return None
    if content is None:
        return None
    draft = Draft(None, cue, content, rule, form, at, group.negated, group.hypothetical, parts=parts)
    draft.zone = (cue[0], after)
    return scene.keep(draft)


def read_reduced(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    """Read a participle with an agent: "one fact noted by observers is that"."""
    line, after = scene.line, last + 1
    if after + 1 >= scene.high or line.lows[after] != "by":
        return None
    end = find_end(line, after + 1, scene.high, explained=False)
    if end is not None and opens_clause(line, group.start, scene.low):
        return _read_asked(scene, at, (group.start, after), (after + 1, end), form)
    if not form.reports:
        return None
    start = find_start(line, group.start, scene.low)
    if end is None or start is None or end + 1 >= scene.high:
        return None
    if line.lows[end] not in {"is", "was"} or line.lows[end + 1] != "that":
        return None
    content = take(scene, end + 1, find_clause_end(scene, end + 1, Limits()))
    draft = Draft((after + 1, end), (group.start, after + 1), content, "reduced", form, at)
    draft.zone = (start, end + 1)
    return scene.keep(draft)


def _read_asked(scene: Scene, at: int, cue: Range, agent: Range, form: Form) -> Draft | None:
    """Read a participle with an agent in front: "Asked by a clerk whether", "as reported by the paper"."""
    line, begin = scene.line, agent[1]
    resumes = cue[0] > scene.low and line.lows[cue[0] - 1] == "as"
    if resumes and cue[0] - 1 > scene.low + 1:
        content = find_left(scene, cue[0] - 1, scene.low)
        return scene.keep(Draft(agent, cue, content, "as", form, at, zone=agent)) if content is not None else None
    if resumes and begin < scene.high and line.marks[begin] & COMMA:
        begin += 1
    elif not fits(scene, begin, form) or not is_said(scene, begin, form):
        return None
    if begin >= scene.high:
        return None
    content = take(scene, begin, find_clause_end(scene, begin, Limits(subordinate=not resumes)))
    if content is None:
        return None
    return scene.keep(Draft(agent, cue, content, "passive", form, at, zone=agent))


def read_infinitive(scene: Scene, at: int, last: int, form: Form, group: Group) -> Draft | None:
    """Read an infinitive behind a verb that only tells its course: "went on to say"."""
    line = scene.line
    verb = group.start - 2
    if verb > scene.low and line.lows[verb] == "on":
        verb -= 1
    if verb < scene.low or line.lows[verb] not in _CHAINED or any(draft.at == verb for draft in scene.drafts):
        return None
    chain = scene.group(verb)
    subject = find_subject(line, chain.start, scene.low)
    if subject is None and scene.mark(chain.start - 1) & CONJUNCTION:
        subject = scene.last_source() or find_main_subject(line, scene.low, chain.start)
    if subject is None:
        return None
    begin, told = find_right(scene, last + 1, form)
    if begin is None or not fits(scene, begin, form):
        return None
    content = take(scene, begin, find_clause_end(scene, begin, _limit(form)))
    if content is None:
        return None
    draft = Draft(subject, (chain.start, last + 1), content, "chain", form, at, chain.negated, told=told)
    draft.zone = (subject[0], begin)
    draft.clausal = is_said(scene, begin, form)
    return scene.keep(draft)
