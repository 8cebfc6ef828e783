"""The marks of Markdown within a paragraph: emphasis, links, images, note marks, escapes, tags, entities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from provenance.model.spans import Span
from provenance.text.markdown_blocks import BlockMarks, Cut, fold_label

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|!?\[|\]|\*{1,3}|_{1,3}|~~|`{1,3}|<[!/a-zA-Z][^<>\n]{0,500}>|&#?[a-zA-Z0-9]{2,10};"
)
_NOTE = re.compile(r"\[\^([^\]\[\s^]{1,40})\]")
_TARGET = re.compile(
    r"\([ \t]{0,3}<?[^\s()<>]{0,2000}(?:\([^\s()<>]{0,300}\)[^\s()<>]{0,500}){0,3}>?"
    r"(?:[ \t\n]{1,3}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]{0,3}\)"
)
_LABEL = re.compile(r"\[([^\]\[\n]{0,200})\]")
_TAG = re.compile(
    r"</?(?:(?P<line>br|p|div|li|ul|ol|tr|table|h[1-6]|hr|blockquote|figure|figcaption|center|details|summary)"
    r"|(?P<cell>td|th)|a|abbr|b|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|tbody|thead)"
    r"\b[^<>]{0,500}>|<!--[^<>]{0,500}-->",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<(?:https?://[^\s<>]{1,500}|[^\s<>@]{1,100}@[^\s<>@]{1,100})>")
_DIGITS = re.compile(r"\d{1,4}")
_STATED = re.compile(r"[.!?][”\"’)]?[ \t\n]{1,2}$")
_NEXT = re.compile(r"[ \t]{0,3}(?:\n|$|(?=[\[(“\"]|[^\W\d_a-z]))")
_LONGEST_NAME = 60
_LONGEST_LABEL = 200


@dataclass(slots=True)
class _Scene:
    """One paragraph while its marks are found: what is open so far, and the cuts."""

    text: str
    span: Span
    marks: BlockMarks
    cuts: list[Cut] = field(default_factory=list)
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    runs: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        """Find all marks of the paragraph."""
        at = self.span.start
        while (match := _TOKEN.search(self.text, at, self.span.end)) is not None:
            at = self.take(match)

    def take(self, match: re.Match[str]) -> int:
        """Take one mark; return where to go on."""
        mark, start = match.group(), match.start()
        if mark[0] == "\\":
            self.cuts.append((start, start + 1, ""))
        elif mark[0] == "&":
            self._take_entity(mark, start)
        elif mark[0] == "<":
            self._take_tag(mark, start)
        elif mark == "]":
            return self._close(start)
        elif mark[-1] == "[":
            note = _NOTE.match(self.text, start, self.span.end) if mark == "[" else None
            if note is not None:
                return self._take_note(note)
            self.brackets.append((start, mark == "!["))
        else:
            self._take_run(mark, start)
        return match.end()

    def _take_entity(self, mark: str, start: int) -> None:
        meant = unescape(mark)
        if len(meant) == 1 and meant.isprintable():
            self.cuts.append((start, start + len(mark), meant))
        elif meant == "\u00a0":
            self.cuts.append((start, start + len(mark), " "))

    def _take_tag(self, mark: str, start: int) -> None:
        end = start + len(mark)
        if _ADDRESS.fullmatch(mark):
            self.cuts += [(start, start + 1, ""), (end - 1, end, "")]
        elif tag := _TAG.fullmatch(mark):
            self.cuts.append((start, end, "\n" if tag["line"] else " " if tag["cell"] else ""))

    def _take_note(self, note: re.Match[str]) -> int:
        """Make "[1]" of a note's mark; one with a name that no note has stays as it is."""
        number = self.marks.notes.get(note[1], note[1])
        if _DIGITS.fullmatch(number):
            self.cuts.append((note.start(1) - 1, note.end(1), number))
        return note.end()

    def _take_run(self, mark: str, start: int) -> None:
        """Open or close emphasis, code or a deletion (CommonMark, section 6.2, without its rule of three)."""
        end = start + len(mark)
        before = self.text[start - 1] if start > self.span.start else " "
        after = self.text[end] if end < self.span.end else " "
        inside = before.isdigit() and after.isdigit()
        opens = not after.isspace() and not inside and (mark[0] != "_" or not before.isalnum())
        closes = not before.isspace() and not inside and (mark[0] != "_" or not after.isalnum())
        if closes and mark in self.runs:
            opened = self.runs.pop(mark)
            self.cuts += [(opened, opened + len(mark), ""), (start, end, "")]
        elif opens:
            self.runs[mark] = start

    def _close(self, start: int) -> int:
        """Close a square bracket: of a link only its words stay, of an image nothing."""
        end = start + 1
        if not self.brackets:
            return end
        opened, image = self.brackets.pop()
        words = opened + (2 if image else 1)
        target = _TARGET.match(self.text, end, self.span.end)
        if target is None:
            target = _LABEL.match(self.text, end, self.span.end)
            label = (target[1] if target else "") or self.text[words : min(start, words + _LONGEST_LABEL + 1)]
            if len(label) > _LONGEST_LABEL or fold_label(label) not in self.marks.labels:
                return end
        end = target.end() if target else end
        if image:
            self.cuts.append((opened, end, ""))
        elif _DIGITS.fullmatch(self.text, words, start):
            self.cuts.append((start + 1, end, ""))
        elif self._is_own_sentence(opened, words, start, end):
            self.cuts += [(opened, words, "("), (start, end, ")")]
        else:
            self.cuts += [(opened, words, ""), (start, end, "")]
        return end

    def _is_own_sentence(self, opened: int, words: int, start: int, end: int) -> bool:
        """Tell of a link whether it stands alone between sentences: it then closes the passage, as a bracket does."""
        name = self.text[words : min(start, words + _LONGEST_NAME + 1)]
        if not name[:1].isupper() or len(name) > _LONGEST_NAME or name[-1] in ".!?":
            return False
        return (
            _STATED.search(self.text, max(opened - 4, self.span.start), opened) is not None
            and _NEXT.match(self.text, end, self.span.end) is not None
        )


def find_inline_marks(text: str, span: Span, marks: BlockMarks) -> Iterator[Cut]:
    """Yield the marks within a paragraph, and what stands in their place, in any order."""
    scene = _Scene(text, span, marks)
    scene.read()
    yield from scene.cuts
