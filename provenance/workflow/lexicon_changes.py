"""What added, changed and removed entries of a lexicon change on texts: levels of sentences, and places of outlets."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from provenance.extract.attributions import find_attributions
from provenance.extract.hedges import find_entries, judge_hedgings
from provenance.extract.layout import find_blocks
from provenance.extract.outlets import find_outlets
from provenance.extract.sentences import find_sentences
from provenance.model.citations import Attribution
from provenance.model.layout import Sentence
from provenance.model.lexicons import CueEntry, Lexicon, VerbEntry
from provenance.model.outlets import Outlet
from provenance.model.vocabulary import HedgeLevel

_LONGEST_SAMPLE = 200
_EntryT = TypeVar("_EntryT", CueEntry, VerbEntry)


@dataclass(frozen=True, slots=True)
class LevelShift:
    """How many sentences an entry turns from one level to another, and the first of them."""

    entry: str
    before: HedgeLevel
    after: HedgeLevel
    sentences: int
    sample: str

    def describe(self) -> str:
        """Return the change as one line: "cue 'reportedly' turns 14 sentences from none to hedged"."""
        noun = "sentence" if self.sentences == 1 else "sentences"
        return f"{self.entry} turns {self.sentences} {noun} from {self.before} to {self.after}"


@dataclass(frozen=True, slots=True)
class NameCount:
    """In how many places an added or renamed outlet is named."""

    entry: str
    places: int

    def describe(self) -> str:
        """Return the count as one line."""
        return f"{self.entry} is named in {self.places} {'place' if self.places == 1 else 'places'}"


@dataclass(frozen=True, slots=True)
class LexiconChange:
    """In what two lexicons differ, examples and weights aside; pairs are (before, after), None where one lacks it."""

    cues: tuple[tuple[CueEntry | None, CueEntry | None], ...]
    verbs: tuple[tuple[VerbEntry | None, VerbEntry | None], ...]
    outlets: tuple[Outlet, ...]

    def is_empty(self) -> bool:
        """Tell whether both find the same."""
        return not (self.cues or self.verbs or self.outlets)


def find_change(lexicon: Lexicon, baseline: Lexicon) -> LexiconChange:
    """Return what differs between a lexicon and its baseline. Entries are the same by text, lemma or key."""
    known = {outlet.key: _list_names(outlet) for outlet in baseline.outlets}
    return LexiconChange(
        _pair({cue.text: cue for cue in baseline.cues}, {cue.text: cue for cue in lexicon.cues}),
        _pair({verb.lemma: verb for verb in baseline.verbs}, {verb.lemma: verb for verb in lexicon.verbs}),
        tuple(outlet for outlet in lexicon.outlets if _list_names(outlet) != known.get(outlet.key)),
    )


def _pair(before: dict[str, _EntryT], after: dict[str, _EntryT]) -> tuple[tuple[_EntryT | None, _EntryT | None], ...]:
    keys = dict.fromkeys((*before, *after))
    pairs = ((before.get(key), after.get(key)) for key in keys)
    return tuple(pair for pair in pairs if _strip(pair[0]) != _strip(pair[1]))


def _strip(entry: _EntryT | None) -> Hashable:
    """Return what of an entry decides what it finds."""
    return None if entry is None else replace(entry, examples=(), counterexamples=(), weight=0.0)


def _list_names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *(alias.text for alias in outlet.aliases))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its sentences and what is attributed in them."""

    text: str
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of reading a text: with whose cues, and with what attributed in it."""

    lexicon: Lexicon
    attributions: Sequence[Attribution]


def read_texts(texts: Iterable[str], lexicon: Lexicon) -> Iterator[_Text]:
    """Yield the texts with their sentences and attributions."""
    for text in texts:
        sentences = find_sentences(text, find_blocks(text))
        yield _Text(text, sentences, find_attributions(text, sentences, lexicon))


class _Shifts:
    """Sentences of which two ways of reading give different levels, counted."""

    def __init__(self) -> None:
        self._numbers: Counter[tuple[HedgeLevel, HedgeLevel]] = Counter()
        self._samples: dict[tuple[HedgeLevel, HedgeLevel], str] = {}

    def add(self, item: _Text, sentences: Sequence[Sentence], old: _Way, new: _Way) -> None:
        """Read the sentences both ways and count the differences."""
        spans = [sentence.span for sentence in sentences]
        earlier = judge_hedgings(item.text, spans, old.attributions, old.lexicon)
        later = judge_hedgings(item.text, spans, new.attributions, new.lexicon)
        for span, before, after in zip(spans, earlier, later, strict=True):
            if before.level is not after.level:
                shift = (before.level, after.level)
                self._numbers[shift] += 1
                self._samples.setdefault(shift, " ".join(span.of(item.text).split())[:_LONGEST_SAMPLE])

    def list_shifts(self, entry: str) -> Iterator[LevelShift]:
        """Yield the differences, the most frequent first."""
        for (before, after), number in self._numbers.most_common():
            yield LevelShift(entry, before, after, number, self._samples[before, after])


def compare_cues(lexicon: Lexicon, change: LexiconChange, texts: Sequence[_Text]) -> Iterator[LevelShift]:
    """Yield what each changed cue changes: the lexicon with it against the lexicon without it, or with what it was."""
    for before, after in change.cues:
        variants = tuple(entry for entry in (before, after) if entry is not None)
        without = tuple(cue for cue in lexicon.cues if cue is not after)
        old = replace(lexicon, cues=without if before is None else (*without, before))
        alone = Lexicon(cues=variants)
        shifts = _Shifts()
        for item in texts:
            held = [sentence for sentence in item.sentences if find_entries(item.text, sentence.span, alone)]
            shifts.add(item, held, _Way(old, item.attributions), _Way(lexicon, item.attributions))
        yield from shifts.list_shifts(f"cue {variants[-1].text!r}")


def compare_verbs(lexicon: Lexicon, change: LexiconChange, texts: Sequence[_Text]) -> Iterator[LevelShift]:
    """Yield what each changed reporting verb changes, in the paragraphs that one of its forms stands in."""
    for before, after in change.verbs:
        variants = tuple(entry for entry in (before, after) if entry is not None)
        forms = {form for entry in variants for form in entry.forms}
        without = tuple(verb for verb in lexicon.verbs if verb is not after)
        old = replace(lexicon, verbs=without if before is None else (*without, before))
        shifts = _Shifts()
        for item in texts:
            held = [sentence for group in _hold_forms(item, forms) for sentence in group]
            earlier = _Way(lexicon, find_attributions(item.text, held, old))
            shifts.add(item, held, earlier, _Way(lexicon, find_attributions(item.text, held, lexicon)))
        yield from shifts.list_shifts(f"verb {variants[-1].lemma!r}")


def _hold_forms(item: _Text, forms: set[str]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph in which one of the forms stands."""
    for _, group in groupby(item.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        paragraph = item.text[sentences[0].span.start : sentences[-1].span.end].lower()
        if any(form in paragraph for form in forms):
            yield sentences


def count_names(change: LexiconChange, texts: Sequence[_Text]) -> Iterator[NameCount]:
    """Yield in how many places each added or renamed outlet is named."""
    changed = Lexicon(outlets=change.outlets)
    places: Counter[str] = Counter()
    for item in texts:
        places.update(outlet.key for mention in find_outlets(item.text, changed) for outlet in mention.outlets)
    for outlet in change.outlets:
        yield NameCount(f"outlet {outlet.key!r}", places[outlet.key])
