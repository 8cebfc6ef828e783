"""Attributions in running text: who says, by what words, what. Rules over closed word classes; no parser, no model."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from provenance.extract.attributions.building import Builder
from provenance.extract.attributions.forms import index_forms
from provenance.extract.attributions.lines import Line, read_line
from provenance.extract.attributions.readers import carry_quotation, read_paragraph
from provenance.extract.attributions.registers import Register, index_nouns
from provenance.extract.attributions.scenes import Draft, Range
from provenance.extract.outlets import find_outlets, index_places
from provenance.model.citations import Attribution
from provenance.model.dates import DatePeriod
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon

_PARAGRAPH = attrgetter("paragraph")
_LONGEST_SPEECH = 40
"""Paragraphs that one speech may run through."""


def find_attributions(
    text: str, sentences: Sequence[Sentence], lexicon: Lexicon, published: DatePeriod | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of the sentences, in the order of their cues. Linear time.

    Args:
        text: the whole text that the sentences' spans refer to.
        sentences: body sentences in text order.
        lexicon: reporting verbs, source nouns and outlets.
        published: when the text was published; supplies years that dates of reporting leave out.
    """
    forms = index_forms(lexicon)
    mentions = find_outlets(text, lexicon)
    register = Register(
        index_nouns(lexicon), mentions, [mention.span.start for mention in mentions], index_places(lexicon)
    )
    builder = Builder(register, published)
    found: list[Attribution] = []
    held: list[tuple[Line, list[Draft]]] = []
    carrier: Draft | None = None
    for line, bounds in _read_lines(text, sentences):
        drafts = read_paragraph(line, bounds, forms, titled=not found and not held)
        carrier = carry_quotation(carrier, line, drafts)
        held.append((line, drafts))
        if carrier is None or len(held) > _LONGEST_SPEECH:
            for one in held:
                found.extend(builder.build(*one))
            held.clear()
            carrier = None
    for one in held:
        found.extend(builder.build(*one))
    return tuple(sorted(found, key=lambda attribution: (attribution.cue.start, attribution.cue.end)))


def _read_lines(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Line, list[Range]]]:
    """Yield each paragraph as a line, with its sentences in tokens."""
    for _, group in groupby(sentences, key=_PARAGRAPH):
        spans = [sentence.span for sentence in group]
        line = read_line(text, spans[0].start, spans[-1].end)
        if line.words:
            ends = [bisect_left(line.starts, span.end) for span in spans[:-1]]
            bounds = zip((0, *ends), (*ends, len(line.words)), strict=True)
            yield line, [(first, end) for first, end in bounds if end > first]
