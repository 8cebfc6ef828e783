"""Reading a paragraph: its sentences in turn, then quotations that go on, and beliefs within speech."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from provenance.extract.attributions.forms import Form, FormTable
from provenance.extract.attributions.grammar import CLOSE, COMMA, DASH, NAME, NUMBER, OPEN, PRONOUN, RELATIVE, TIME
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.phrasal import (
    read_condition,
    read_hearsay,
    read_signature,
    read_source_phrase,
    read_title,
)
from provenance.extract.attributions.scenes import Draft, Range, Scene
from provenance.extract.attributions.verbs import read_verb

_LONGEST = 400
"""Tokens; a longer sentence is read in stretches, so that no walk depends on the text's length."""
_DATELINE = 14
_SPEAKER = 5
_SPOKEN = frozenset({"inverted", "postposed"})
_INNER = frozenset({"attitude", "evaluation"})
_ADDED = frozenset({"participle", "passive", "attribute", "subject", "coordinated"})


def read_paragraph(line: Line, bounds: Sequence[Range], forms: FormTable, *, titled: bool) -> list[Draft]:
    """Return the drafts of a paragraph; ``bounds`` are its sentences in tokens, ``titled`` tells it may be a title."""
    drafts: list[Draft] = []
    counts: list[int] = []
    stretches = list(_cut(bounds))
    cues = _find_cues(line, forms)
    for number, (low, high) in enumerate(stretches):
        title = not number and (titled or _is_script(line, low))
        first, last = bisect_left(cues, low), bisect_left(cues, high)
        if title or first < last:
            scene = Scene(line, forms, _skip_dateline(line, low, high), high)
            if title:
                read_title(scene)
            _read_cues(scene, cues[first:last])
            drafts += scene.drafts
            counts.append(len(scene.drafts))
        else:
            counts.append(0)
    if line.quotations:
        signature = None if drafts else read_signature(line)
        if signature is not None:
            drafts.append(signature)
        _continue_quotations(line, stretches, counts, drafts)
    return _drop_nested(line, drafts)


def _find_cues(line: Line, forms: FormTable) -> list[int]:
    """Return the tokens outside quotations at which a form of the lexicon stands."""
    lows, within = line.lows, line.within
    heads = compress(range(len(lows)), map(forms.__contains__, lows))
    seconds, last = forms.seconds, len(lows) - 1
    cues: list[int] = []
    for at in heads:
        following = seconds.get(lows[at])
        goes_on = following is None or (at < last and lows[at + 1] in following and forms.stand_at(lows, at))
        if goes_on and not within[at]:
            cues.append(at)
    return cues


def _cut(bounds: Sequence[Range]) -> Iterator[Range]:
    """Yield the sentences, long ones in stretches."""
    for low, high in bounds:
        if high - low <= _LONGEST:
            yield low, high
        else:
            yield from ((start, min(start + _LONGEST, high)) for start in range(low, high, _LONGEST))


def _skip_dateline(line: Line, low: int, high: int) -> int:
    """Return the token behind a dateline ("KABUL, July 4 (Agency) —") or a note of who speaks ("[Reporter]")."""
    if line.words[low] == "[":
        for at in range(low + 1, min(high - 1, low + _DATELINE)):
            if line.words[at] == "]":
                return at + 1 if line.words[at + 1][0].isupper() else low
    if not line.words[low].isupper() or len(line.words[low]) == 1:
        return low
    for at in range(low, min(high - 1, low + _DATELINE)):
        mark = line.marks[at]
        if mark & DASH:
            return at + 1
        if not mark & (NAME | COMMA | OPEN | CLOSE | NUMBER | TIME):
            return low
    return low


def _is_script(line: Line, low: int) -> bool:
    """Tell whether a paragraph begins with a speaker's name in capitals and a colon, as in a script."""
    for word in line.words[low : low + _SPEAKER]:
        if word == ":":
            return True
        if not word.isupper():
            return False
    return False


def _read_cues(scene: Scene, cues: Sequence[int]) -> None:
    """Read the cues of a sentence in turn, but those within one that was read and those before the sentence proper."""
    following = scene.low
    for at in cues:
        if at < following:
            continue
        for last, form in scene.cues_at(at):
            if _read_cue(scene, at, last, form) is not None:
                following = last + 1
                break


def _read_cue(scene: Scene, at: int, last: int, form: Form) -> Draft | None:
    for draft in scene.drafts[-2:]:
        if draft.cue[0] <= at < draft.cue[1]:
            return None
        named = draft.rule == "source phrase" and draft.source is not None and draft.source[0] <= at < draft.source[1]
        if named and not scene.mark(at - 1) & RELATIVE:
            return None
    if form.kinds:
        return read_verb(scene, at, last, form)
    if "source" in form.frames:
        return read_source_phrase(scene, at, last, form)
    if "condition" in form.frames:
        return read_condition(scene, at, last, form)
    return read_hearsay(scene, at, last, form)


def _continue_quotations(line: Line, bounds: list[Range], counts: list[int], drafts: list[Draft]) -> None:
    """Give a sentence that is all quotation, without a cue, to the speech before it."""
    current: Draft | None = None
    total = 0
    for number, (low, _) in enumerate(bounds):
        total += counts[number]
        if counts[number]:
            current = _find_spoken(drafts[total - counts[number] : total])
            continue
        quotation = line.quotation(low)
        if current is None or quotation is None:
            current = None
        elif quotation.first == low:
            current.parts.append((line.starts[low], line.ends[quotation.last]))


def _find_spoken(drafts: Sequence[Draft]) -> Draft | None:
    """Return the speech that a sentence ends with, "adding", "asked" and "who added" behind it passed over."""
    for draft in reversed(drafts):
        if draft.rule in _SPOKEN:
            return draft
        if draft.rule not in _ADDED:
            return None
    return None


def carry_quotation(carrier: Draft | None, line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Give a speech the quotation that opens the next paragraph; return the speech that may go on after that one.

    Speech goes on where a paragraph ends with a colon, or with a quotation, and the next is all quotation.
    """
    first = line.quotations[0] if line.quotations and line.quotations[0].first == 0 else None
    if carrier is not None and first is not None:
        stretch = line.starts[0], line.ends[first.last]
        whole = first.last + 1 >= len(line.words) - 1
        if carrier.content is None:
            carrier.content, carrier.pending = stretch, False
        elif whole and not drafts:
            carrier.parts.append(stretch)
        if whole and not drafts:
            return carrier
    if not drafts:
        return None
    if drafts[-1].pending:
        return drafts[-1]
    spoken = next((draft for draft in reversed(drafts) if draft.rule in _SPOKEN), None)
    return spoken if spoken is not None and _ends_quoted(line, spoken) else None


def _ends_quoted(line: Line, draft: Draft) -> bool:
    """Tell whether nothing but the cue follows the quotation that the draft brings."""
    quotation = line.quotations[-1] if line.quotations else None
    if quotation is None:
        return False
    end = line.ends[quotation.last]
    return any(stretch[1] == end for stretch in _stretches(draft))


def _drop_nested(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without beliefs and praise that only others' speech ascribes to somebody."""
    if not any(_is_inner(draft) for draft in drafts):
        return drafts
    cover = _Cover(drafts)
    return [draft for number, draft in enumerate(drafts) if not _is_hearsay(line, draft, number, cover)]


def _is_hearsay(line: Line, draft: Draft, number: int, cover: "_Cover") -> bool:
    if not _is_inner(draft) or not cover.has(line.starts[draft.cue[0]], number):
        return False
    return (draft.form is not None and draft.form.entry.sense == "attitude") or _is_pronoun(line, draft)


def _is_inner(draft: Draft) -> bool:
    """Tell whether the draft is of a belief or of praise."""
    return draft.form is not None and draft.form.entry.sense in _INNER


def _stretches(draft: Draft) -> list[Range]:
    return [*([draft.content] if draft.content else []), *draft.parts]


def _is_pronoun(line: Line, draft: Draft) -> bool:
    source = draft.source
    return source is not None and source[1] - source[0] == 1 and bool(line.marks[source[0]] & PRONOUN)


class _Cover:
    """What the contents of drafts cover, so that one look-up tells whether an offset lies in another's content."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        stretches = sorted((*stretch, number) for number, draft in enumerate(drafts) for stretch in _stretches(draft))
        self._starts = [start for start, _, _ in stretches]
        self._furthest: list[tuple[tuple[int, int], tuple[int, int]]] = []
        first = second = (-1, -1)
        for _, end, number in stretches:
            if number == first[1]:
                first = max(first, (end, number))
            elif end > first[0]:
                first, second = (end, number), first
            elif end > second[0]:
                second = (end, number)
            self._furthest.append((first, second))

    def has(self, offset: int, number: int) -> bool:
        """Tell whether a draft other than the one of that number covers the offset."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return False
        first, second = self._furthest[at]
        return (second if first[1] == number else first)[0] > offset
