"""Citations that stand at a mark of their own: brackets and footnote marks, sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from provenance.extract.brackets import Bracket, find_brackets, find_unclosed
from provenance.extract.cited import BACK_REFERENCE, Citer
from provenance.extract.fields import Names
from provenance.extract.footnotes import Mark, find_marks
from provenance.extract.notes import Note, find_notes, read_note
from provenance.extract.parentheticals import read_bracket
from provenance.extract.surroundings import Context
from provenance.model.citations import Citation
from provenance.model.layout import Block, Sentence
from provenance.model.problems import Problem
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind, CitationKind

_LONGEST_MENDED = 120
_LONGEST_WORK = 210
_AUTHOR = re.compile(r"[A-Z][\w.’'-]+ (?:[A-Z]\. ?)?(?P<author>[A-Z][\w’'-]+)(?:,| and | et al)")
_SHORT = re.compile(r"(?P<author>[A-Z][\w’'-]+)(?:, (?:op\. ?cit|pp?\. ?\d[\d, –-]{0,12}))?\.?")
"""A note that names an author whom an earlier note has in full: "Novak.", "Novak, p. 4."."""
_ABOVE = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|[Ss]ee|[Ss]ee also),? ){0,2}"
    r"(?:supra,? (?:note|n\.?) |(?:note|n\.) (?=\d{1,3},? (?:above|supra)))"
    r"(?P<label>\d{1,3})(?:,? (?:above|supra))?(?:,? (?:at|pp?\.) ?\d[\d, –-]{0,12})?\.?"
)
"""A note that points to another: "Novak, supra note 4, at 12.", "See note 4 above."."""
_WORK = re.compile(r"(?:(?P<author>[A-Z][\w’'-]+)|[“\"](?P<title>[^“”\"]{4,200}?)[,.]?[”\"]),? {1,3}$")
"""What stands before "op. cit.": an author or a title."""
_TITLE = re.compile(r"[“\"](?P<title>[^“”\"]{4,200}?)[,.]?[”\"]")
_ENDS_DATED = re.compile(r"\d{1,4}$")


@made_quickly
@dataclass(frozen=True, slots=True)
class Marked:
    """A bracket or a footnote mark with the citations it makes; ``span`` is the whole mark with its brackets.

    ``closes``: it covers the words before it; false where it leans on a name right before it ("Dawn (March 3) said").
    """

    sentence: int
    span: Span
    citations: tuple[Citation, ...]
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a text in order, the credits among its brackets, and the problems met on the way."""

    marked: tuple[Marked, ...]
    credits: tuple[Citation, ...]
    problems: tuple[Problem, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the marks, which hold no event, no quantity and no attribution in prose."""
        return tuple(mark.span for mark in self.marked)


def find_marked(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], names: Names, citer: Citer
) -> Marks:
    """Return what brackets and footnote marks cite, in text order."""
    notes = find_notes(text, blocks)
    noted = _cite_notes(notes, names, citer)
    citer.last = citer.nearby = None
    marks, problems = find_marks(text, sentences, notes)
    found: list[tuple[int, Bracket | Mark]] = [(number, mark) for number, mark in marks]
    for number, bracket in _place_brackets(text, blocks, sentences, problems):
        found.append((number, bracket))
    found.sort(key=lambda pair: pair[1].span)
    marked: list[Marked] = []
    credited: list[Marked] = []
    reached = -1
    for number, mark in found:
        if mark.span.start < reached:
            continue
        if isinstance(mark, Mark):
            one = _mark(text, number, mark, noted)
        else:
            cited = bool(marked) and marked[-1].sentence == number
            one = _cite(number, mark, Context(sentences[number].span, cited), names, citer)
        if one is not None:
            (credited if one.citations[0].kind is CitationKind.CREDIT else marked).append(one)
            reached = mark.span.end
    image_credits = tuple(citation for one in credited for citation in one.citations)
    return Marks(tuple(marked), image_credits, (*problems, *citer.problems))


def _place_brackets(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], problems: list[Problem]
) -> Iterator[tuple[int, Bracket]]:
    """Yield the brackets that lie in one sentence, with its number; note those that are never closed."""
    starts = [sentence.span.start for sentence in sentences]
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        brackets = find_brackets(text, block.span.start, block.span.end)
        problems.extend(find_unclosed(brackets))
        for bracket in brackets:
            number = bisect_left(starts, bracket.span.start + 1) - 1
            if number < 0 or bracket.span.end > sentences[number].span.end:
                continue
            if bracket.closed:
                yield number, bracket
            elif (mended := _mend(text, bracket, sentences[number].span)) is not None:
                yield number, mended


def _mend(text: str, bracket: Bracket, sentence: Span) -> Bracket | None:
    """Return a bracket whose closing mark was lost as if it closed at the sentence's end, if it holds a date there."""
    end = sentence.end
    while end > bracket.span.end and text[end - 1] in " .!?\n":
        end -= 1
    inner = Span(bracket.span.end, end)
    if not 0 < len(inner) <= _LONGEST_MENDED or any(mark in inner.of(text) for mark in "()[]"):
        return None
    return replace(bracket, span=Span(bracket.span.start, end)) if _ENDS_DATED.search(inner.of(text)) else None


def _cite_notes(notes: Iterable[Note], names: Names, citer: Citer) -> dict[Span, tuple[Citation, ...]]:
    """Return what each note cites, by the note's span.

    "Ibid." is the source of the note before it; an author's name alone, or with "op. cit." after it or after a title,
    that of the note that has the author or the title in full; "supra note 4" is what that note cites.
    """
    noted: dict[Span, tuple[Citation, ...]] = {}
    authors: dict[str, tuple[Citation, ...]] = {}
    labelled: dict[str, tuple[Citation, ...]] = {}
    for note in notes:
        body = note.body.of(citer.text)
        short, above = _SHORT.fullmatch(body), _ABOVE.fullmatch(body)
        leaning = authors.get(short["author"]) if short else labelled.get(above["label"]) if above else None
        if leaning is not None:
            noted[note.span] = tuple(replace(one, note_span=note.span, rule=BACK_REFERENCE) for one in leaning)
            continue
        cited = []
        for item in read_note(citer.text, note, names):
            if item.back and item.name is not None:
                work = _find_work(citer.text, note.span.start, item.name.span.start)
                citer.last = authors[work][0] if work in authors else citer.last
            cited.append(citer.cite(item, CitationKind.FOOTNOTE, note.span, note.span))
        noted[note.span] = tuple(citation for citation in cited if citation is not None)
        if noted[note.span]:
            labelled[note.label or ""] = noted[note.span]
            full, titled = _AUTHOR.match(body), _TITLE.search(body)
            works = [*([full["author"]] if full else ()), *([titled["title"]] if titled else ())]
            for work in works:
                authors.setdefault(work, noted[note.span])
    return noted


def _find_work(text: str, start: int, end: int) -> str | None:
    """Return the author or the title right before "op. cit.", None where there is none."""
    match = _WORK.search(text, max(start, end - _LONGEST_WORK), end)
    return (match["author"] or match["title"]) if match else None


def _mark(text: str, number: int, mark: Mark, noted: dict[Span, tuple[Citation, ...]]) -> Marked | None:
    """Return a footnote mark with the citations of its notes."""
    citations = dict.fromkeys(
        replace(citation, span=mark.span, surface=mark.span.of(text))
        for note in mark.notes
        for citation in noted[note.span]
    )
    return Marked(number, mark.span, tuple(citations)) if citations else None


def _cite(number: int, bracket: Bracket, context: Context, names: Names, citer: Citer) -> Marked | None:
    """Return a bracket with what it cites."""
    bracketed = read_bracket(citer.text, bracket, context, names)
    kind = CitationKind.CREDIT if bracketed.credit else CitationKind.PARENTHETICAL
    cited = [citation for item in bracketed.items if (citation := citer.cite(item, kind)) is not None]
    citations = cited if len(cited) < 2 else dict.fromkeys(cited)  # noqa: PLR2004 -- one repeats nothing
    closes = all(item.name is None or item.name.span.overlaps(bracket.span) for item in bracketed.items)
    return Marked(number, bracket.span, tuple(citations), closes) if citations else None
