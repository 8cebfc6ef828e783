"""A sentence while it is read: its tokens, the cues in it, and what was found so far."""

from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.extract.attributions.forms import Form, FormTable
from provenance.extract.attributions.grammar import (
    ADVERB,
    AUXILIARY,
    BE,
    DETERMINER,
    HAVE,
    NAME,
    NEGATION,
    NEGATIVE,
    NOUN,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
    TO,
)
from provenance.extract.attributions.lines import Line
from provenance.text.wordlists import list_words

Range = tuple[int, int]
"""Two token indexes, or two offsets into the text; the second is not included."""

_SHORT_WORD = 3
_MOSTLY = 0.75
_HYPOTHETICAL = list_words("may might could would should can must 'd")


@dataclass(slots=True)
class Draft:
    """An attribution in tokens. ``content`` and ``parts`` are offsets into the text; ``at`` is the cue's main token.

    ``told`` is the one who is told; ``zone`` all tokens around the cue that are no content, where a relaying outlet
    may stand. ``pending`` waits for a quotation in the next paragraph.
    ``clausal`` is false where the content is a mere noun phrase.
    """

    source: Range | None
    cue: Range
    content: Range | None
    rule: str
    form: Form | None
    at: int
    negated: bool = False
    hypothetical: bool = False
    told: Range | None = None
    zone: Range = (0, 0)
    pending: bool = False
    clausal: bool = True
    parts: list[Range] = field(default_factory=list)


class Group(NamedTuple):
    """A verb with its auxiliaries and adverbs: where it starts, and what stands in it; ``to`` stands before it."""

    start: int
    be: bool = False
    have: bool = False
    modal: bool = False
    hypothetical: bool = False
    negated: bool = False
    to: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether nothing before the verb shows that it is one."""
        return not (self.be or self.have or self.modal or self.negated or self.to)


@dataclass(slots=True)
class Scene:
    """A sentence: its line, its tokens from ``low`` up to ``high``, and the drafts made so far."""

    line: Line
    forms: FormTable
    low: int
    high: int
    drafts: list[Draft] = field(default_factory=list)
    _capitals: bool | None = None

    def cues_at(self, at: int) -> list[tuple[int, Form]]:
        """Return the forms of the lexicon that stand at a token, with the last token of each."""
        forms = self.forms.get(self.line.lows[at], ())
        return [(at + len(form.tail), form) for form in forms if not form.tail or self._goes_on(form, at)]

    def _goes_on(self, form: Form, at: int) -> bool:
        """Tell whether the words of a form after its first stand behind a token."""
        end = at + 1 + len(form.tail)
        return end <= self.high and tuple(self.line.lows[at + 1 : end]) == form.tail

    def has_cue(self, at: int, kinds: int, *, reporting: bool = False) -> bool:
        """Tell whether a verb form of one of the ``kinds`` stands at a token."""
        if at >= self.high:
            return False
        for form in self.forms.get(self.line.lows[at], ()):
            if form.kinds & kinds and (form.reports or not reporting) and (not form.tail or self._goes_on(form, at)):
                return True
        return False

    def mark(self, at: int) -> int:
        """Return the marks of a token of the sentence, 0 for one outside."""
        return self.line.marks[at] if self.low <= at < self.high else 0

    def is_headline(self) -> bool:
        """Tell whether nearly all longer words have capitals, so that a capital tells nothing."""
        if self._capitals is None:
            words = [word for word in self.line.words[self.low : self.high] if len(word) > _SHORT_WORD]
            self._capitals = sum(word[0].isupper() for word in words) >= _MOSTLY * max(1, len(words))
        return self._capitals

    def group(self, verb: int) -> Group:
        """Return the group of the verb at a token."""
        line = self.line
        start = verb
        be = have = modal = negated = hypothetical = False
        for at in range(verb - 1, self.low - 1, -1):
            mark = line.marks[at]
            if line.within[at]:
                break
            if mark & AUXILIARY and not mark & NOUN:
                be, have = be or bool(mark & BE), have or bool(mark & HAVE)
                modal = modal or not mark & (BE | HAVE)
                hypothetical = hypothetical or line.lows[at] in _HYPOTHETICAL
                negated = negated or bool(mark & NEGATIVE)
            elif mark & NEGATION:
                negated = True
            elif not (mark & ADVERB and not mark & (PREPOSITION | TIME | DETERMINER | NAME)) or (
                at == self.low and line.lows[at].endswith("ly")
            ):
                break
            start = at
        negated = negated or (start > self.low and line.lows[start - 1] in {"nor", "neither"})
        to = start > self.low and bool(line.marks[start - 1] & TO)
        return Group(start, be, have, modal, hypothetical, negated, to)

    def chars(self, first: int, end: int) -> Range:
        """Return the offsets of the tokens from ``first`` up to ``end``."""
        return self.line.starts[first], self.line.ends[end - 1]

    def keep(self, draft: Draft) -> Draft:
        """Add a draft."""
        self.drafts.append(draft)
        return draft

    def last_source(self) -> Range | None:
        """Return the source of the last attribution of the sentence that stands in no other's content."""
        for draft in reversed(self.drafts):
            if (
                draft.source is not None
                and draft.rule != "noun"
                and (not self._is_nested(draft) or self._is_subordinate(draft.source[0]))
            ):
                return draft.source
        return None

    def _is_subordinate(self, first: int) -> bool:
        """Tell whether a clause other than with "that" begins here: its subject goes on with "and"."""
        return bool(self.mark(first - 1) & SUBORDINATOR) and self.line.lows[first - 1] != "that"

    def _is_nested(self, draft: Draft) -> bool:
        start = self.line.starts[draft.cue[0]]
        return any(
            other is not draft and other.content is not None and other.content[0] <= start < other.content[1]
            for other in self.drafts
        )
