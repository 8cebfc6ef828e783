"""Whether the entries of a lexicon do what they say, and what a changed entry changes on the texts at hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from provenance.config import find_resources
from provenance.extract.attributions import find_attributions
from provenance.extract.hedges import find_entries
from provenance.extract.sentences import split_sentences
from provenance.measure.gva import read_incidents
from provenance.measure.polnear import read_polnear
from provenance.model.layout import Sentence
from provenance.model.lexicons import CueEntry, Lexicon, VerbEntry
from provenance.model.outlets import Outlet
from provenance.model.spans import Span
from provenance.resolve import Registry, build_registry, resolve_name
from provenance.seeds import load_lexicon
from provenance.workflow.lexicon_changes import (
    LevelShift,
    NameCount,
    compare_cues,
    compare_verbs,
    count_names,
    find_change,
    read_texts,
)

_Entry = CueEntry | VerbEntry | Outlet


@dataclass(frozen=True, slots=True)
class FailedExample:
    """An example in which its entry is not found, or with ``counter`` a counterexample in which it is."""

    entry: str
    example: str
    counter: bool

    def describe(self) -> str:
        """Return the failure as one line."""
        what = "is found in its counterexample" if self.counter else "is not found in its example"
        return f"{self.entry} {what}: {self.example}"


@dataclass(frozen=True, slots=True)
class LexiconReport:
    """What a check of a lexicon found.

    ``sentences`` were compared with the baseline, none where the lexicon says the same (``unchanged``). A shift is what
    one entry alone does, with all others as they are.
    """

    entries: int
    examples: int
    failures: tuple[FailedExample, ...]
    unchanged: bool
    sentences: int = 0
    shifts: tuple[LevelShift, ...] = ()
    names: tuple[NameCount, ...] = ()


def check_lexicon(
    lexicon: Lexicon,
    baseline: Lexicon | None = None,
    corpora: Path | None = None,
    documents: Path | None = None,
    tell: Callable[[str], None] | None = None,
) -> LexiconReport:
    """Run every example and counterexample, and compare with a baseline what each added or changed entry changes.

    Args:
        lexicon: the lexicon to check.
        baseline: what it is compared with; None is the lexicon that comes with the program.
        corpora: a folder like the one that ``PROVENANCE_CORPORA`` names; its labelled news articles (``polnear_dev``,
            ``gva_dev``) and the texts of its ``seeds/`` are compared on. None leaves them out.
        documents: a folder of plain texts to compare on as well; None is the program's own articles.
        tell: called with what is being done.

    Raises:
        SeedError: if an entry's text is no pattern, or the shipped lexicon is malformed.
        GoldError: if a corpus is malformed.
        ConfigError: if the program's own seeds are needed and cannot be found.
    """
    say = tell or (lambda what: None)  # noqa: ARG005 -- nobody listens
    say("the examples of all entries")
    listed: tuple[_Entry, ...] = (*lexicon.cues, *lexicon.verbs, *lexicon.outlets)
    examples = sum(len(entry.examples) + len(entry.counterexamples) for entry in listed)
    failures = tuple(run_examples(lexicon))
    change = find_change(lexicon, baseline or load_lexicon())
    if change.is_empty():
        return LexiconReport(len(listed), examples, failures, unchanged=True)
    say("the texts")
    texts = tuple(read_texts(_list_texts(corpora, documents or find_resources() / "seeds" / "documents"), lexicon))
    say(f"{len(change.cues)} cues, {len(change.verbs)} verbs and {len(change.outlets)} outlets that differ")
    return LexiconReport(
        len(listed),
        examples,
        failures,
        unchanged=False,
        sentences=sum(len(item.sentences) for item in texts),
        shifts=(*compare_cues(lexicon, change, texts), *compare_verbs(lexicon, change, texts)),
        names=tuple(count_names(change, texts)),
    )


def run_examples(lexicon: Lexicon) -> Iterator[FailedExample]:
    """Yield every example in which its entry is not found, and every counterexample in which it is.

    A cue is found where it holds against the other cues of the lexicon, a verb where one of its forms stands in the cue
    of an attribution, an outlet where the example, with its last parts (a date) left away or not, resolves to it.

    Raises:
        SeedError: if an entry's text is no pattern.
    """
    for cue in lexicon.cues:
        yield from _run(cue, f"cue {cue.text!r}", [_has_cue(cue, text, lexicon) for text in _list_examples(cue)])
    for verb in lexicon.verbs:
        yield from _run(verb, f"verb {verb.lemma!r}", [_has_verb(verb, text, lexicon) for text in _list_examples(verb)])
    registry = build_registry(lexicon.outlets, lexicon.places)
    for outlet in lexicon.outlets:
        found = [_has_outlet(outlet, text, registry) for text in _list_examples(outlet)]
        yield from _run(outlet, f"outlet {outlet.key!r}", found)


def _list_examples(entry: _Entry) -> tuple[str, ...]:
    return (*entry.examples, *entry.counterexamples)


def _run(entry: _Entry, name: str, found: list[bool]) -> Iterator[FailedExample]:
    """Yield the failures among an entry's examples, given in which of them it was found."""
    for number, (text, is_found) in enumerate(zip(_list_examples(entry), found, strict=True)):
        counter = number >= len(entry.examples)
        if is_found is counter:
            yield FailedExample(name, text, counter)


def _has_cue(cue: CueEntry, text: str, lexicon: Lexicon) -> bool:
    return any(entry is cue for entry in find_entries(text, Span(0, len(text)), lexicon))


def _has_verb(verb: VerbEntry, text: str, lexicon: Lexicon) -> bool:
    sentences = [Sentence(span, 0) for span in split_sentences(text, Span(0, len(text)))]
    cues = [item.cue.of(text).lower() for item in find_attributions(text, sentences, lexicon)]
    return any(form in cue for cue in cues for form in verb.forms)


def _has_outlet(outlet: Outlet, text: str, registry: Registry) -> bool:
    names = accumulate(text.split(","), lambda name, part: f"{name},{part}")
    return any(resolve_name(name, registry).outlet is outlet for name in names)


def _list_texts(corpora: Path | None, documents: Path) -> Iterator[str]:
    """Yield the texts to compare on."""
    folders = [documents] if corpora is None else [documents, corpora / "seeds"]
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8", errors="replace")
    if corpora is None:
        return
    for path in _find_files(corpora, "polnear_dev.jsonl.gz"):
        yield from (article.text for article in read_polnear(path))
    for path in _find_files(corpora, "gva_dev.jsonl.gz"):
        yield from (article.text for incident in read_incidents(path) for article in incident.articles)


def _find_files(corpora: Path, name: str) -> Iterator[Path]:
    yield from (path for folder in (corpora, corpora / "corpora") if (path := folder / name).is_file())
