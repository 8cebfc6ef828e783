"""Sentences of body paragraphs, with exact spans. Brackets and footnote marks after a full stop stay with theirs."""

import re
from collections.abc import Iterable, Iterator

from provenance.model.layout import Block, Sentence
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind
from provenance.text.wordlists import list_words

_END = re.compile(r"[.!?…؟۔।。！？](?:(?<=[.!?…؟۔।])[.!?…؟۔।]+)?")
"""A run of full stops, or one that stands alone; written so that it begins with one class, which is searched fast."""
_CONTENT = re.compile(r"[^\W_]")
_NOT_SPACE = re.compile(r"\S")
_BRACKET = re.compile(r"[()\[\]]")
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_LONGEST_BRACKET = 600
"""Characters; a longer bracket holds sentences of its own."""
_LONGEST_WORD = 24
"""Characters looked at before a full stop, to tell an abbreviation."""

_MARKS = re.compile(r"(?:\[\d{1,4}(?:[,–-] ?\d{1,4}){0,9}\]|[⁰¹²³⁴-⁹]{1,6}|[*†‡]){1,9}")
_LABEL = re.compile(r"\d{1,3}[.)][ \t\u00a0]+(?=[\"“‘(\[]?[A-Z][^\W\d_]*[ ,'’-])")
_NAMED = re.compile(
    r"(?:(?i:source|via|photo)s?: ?)?[A-Z][^\W\d_]*(?:[ /–-][A-Z][^\W\d_]*){0,3}"
    r"(?: (?:newspaper|daily|news agency|website))?"
)
"""What stands in a bracket behind a sentence and names an outlet: "(Reuters)", "(Source: Harbour Post)"."""
_BARE_MARK = re.compile(r"\d{1,3}(?=$|\s+[^\s\d]|\s*$)")
_SPACED_MARKS = re.compile(r"[ \u00a0]{1,3}(?:(?:\[\d{1,4}(?:[,–-] ?\d{1,4}){0,9}\]|\d{1,4}/(?=\s|$))[ ,]?){1,9}")
_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
_GLUED = re.compile(r"[A-Z][a-z]*(?=[ ’'])")
_LOWER_BEFORE = re.compile(r"(?<![^\W_])[a-z]{3,20}[\"”’')]?$")

_TITLES = list_words(
    """mr mrs ms messrs sens reps govs drs profs dr prof gen lt col maj capt cpt sgt cpl brig adm rev hon gov sen rep
    pres st mt ft vs v cf e.g i.e viz approx fig figs messrs supt insp cmdr det ret rs ed eds vol vols lt-gen
    maj-gen brig-gen lt-col mme mlle amb atty asst assoc dept esq blvd hwy ca c.f eng ing hajj"""
)
_BEFORE_NUMBER = list_words(
    """no nos p pp art arts sec ch para jan feb mar apr jun jul aug sep sept oct nov dec fig figs vol vols ver ss
    rs"""
)
_DOUBTFUL = list_words(
    """u.s u.n u.k e.u u.s.a u.s.s.r u.a.e d.c p.r.c r.o.k d.p.r.k inc corp co ltd bros jr sr etc ph.d m.d b.a m.a b.c
    a.d al ed univ est sec ave jan feb aug sep sept oct nov dec calif fla mass ariz colo conn wash mich minn tenn ill
    wis pa va md tex ga ala ark del ind kan ky la mo neb nev okla ore vt wyo g.o.p n.a.t.o n.y l.a i.e e.g"""
)
_HOURS = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_HOURS = list_words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december est edt pst pdt cst cdt gmt utc bst et pt eastern pacific central local
    mountain ist pkt"""
)
_STARTERS = list_words(
    """a an the this that these those it its he she they we i you his her their our my in on at by for from with of to
    as if when while although though since after before during despite however but and or so yet then there here what
    who which how why where both some many most several few all no not one two three four five six seven eight nine ten
    according meanwhile moreover furthermore also even only such other another each every under over between among
    against within without because once until unless following earlier later last next today yesterday officials police
    authorities"""
)
_PREFIX = re.compile(r"(?:al|el|ad|ar|as|ash|an|at|az)[-‐‑–]")
_MONTH_BEFORE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
_YEAR_AFTER = re.compile(r"(?:19|20)\d\d\b")


def find_sentences(text: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """Return the sentences of the body paragraphs among ``blocks``, in text order; a paragraph's number is left out."""
    return tuple(
        Sentence(span, block.paragraph, block.section)
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and block.paragraph is not None
        for span in split_sentences(text, Span(_skip_label(text, block.span.start, block.span.end), block.span.end))
    )


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of one paragraph: no overlap, no white space at their ends, nothing with a letter left out.

    Never splits within brackets of up to 600 characters, after an abbreviation, an initial or the number of a list's
    item. A citation bracket or a footnote mark after the full stop stays with its sentence. Linear time.
    """
    sentences: list[Span] = []
    start = _skip_space(text, span.start, span.end)
    content = _find_content(text, start, span.end)
    last = span.end
    while last > span.start and text[last - 1].isspace():
        last -= 1
    for end, following in (*_find_ends(text, span, start), (last, span.end)):
        if end <= start:
            continue
        if content < end:
            sentences.append(Span(start, end))
        elif sentences:
            sentences[-1] = Span(sentences[-1].start, end)
        else:
            continue
        start = following
        if content < start:
            content = _find_content(text, start, span.end)
    return tuple(sentences)


def _skip_label(text: str, start: int, end: int) -> int:
    """Return where a paragraph begins behind its number ("641. The witness"), or ``start`` where it has none."""
    match = _LABEL.match(text, start, end)
    return match.end() if match else start


def _skip_space(text: str, start: int, end: int) -> int:
    """Return where the next character that is no white space stands, or ``end``; mostly at once or after one space."""
    if start < end and not text[start].isspace():
        return start
    start += 1
    if start < end and not text[start].isspace():
        return start
    match = _NOT_SPACE.search(text, start, end)
    return match.start() if match else end


def _find_content(text: str, start: int, end: int) -> int:
    """Return where the next letter or digit stands, or ``end``."""
    if start < end and text[start].isalnum():
        return start
    match = _CONTENT.search(text, start, end)
    return match.start() if match else end


def _find_ends(text: str, span: Span, start: int) -> Iterator[tuple[int, int]]:
    """Yield where sentences end, each with where the next one starts."""
    closes = _pair_brackets(text, span)
    outer = sorted(closes)
    begin = start
    guard = -1
    nearest = 0
    for match in _END.finditer(text, start, span.end):
        at = match.start()
        if at < begin:
            continue
        while nearest < len(outer) and outer[nearest] < at:
            if outer[nearest] > begin:
                guard = max(guard, closes[outer[nearest]])
            nearest += 1
        if at + 1 < guard:
            continue
        end = _find_end(text, match, (begin, span.end), closes)
        if end is not None:
            begin = _skip_space(text, end, span.end)
            yield end, begin


def _pair_brackets(text: str, span: Span) -> dict[int, int]:
    """Return the starts and ends of closed brackets that are short enough to lie within a sentence."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    if text.find("(", span.start, span.end) < 0 and text.find("[", span.start, span.end) < 0:
        return pairs
    for match in _BRACKET.finditer(text, span.start, span.end):
        at = match.start()
        if text[at] in "([":
            stack.append(at)
        elif stack:
            first = stack.pop()
            if at - first <= _LONGEST_BRACKET:
                pairs[first] = at + 1
    return pairs


def _find_end(text: str, match: re.Match[str], bounds: tuple[int, int], closes: dict[int, int]) -> int | None:
    """Return where the sentence ends whose last mark may be ``match``, or None if it goes on."""
    begin, limit = bounds
    at, end = match.span()
    while end < limit and text[end] in _CLOSERS:
        end += 1
    mark = match.group()
    if mark in "。！？":
        return end
    if end < limit and not text[end].isspace():
        marked = _find_marks(text, at, end, limit)
        if marked is None:
            return end if mark == "." and _is_glued(text, at, end) else None
        end = marked
    following = _skip_space(text, end, limit)
    if following >= limit:
        return end
    if mark == "." and _is_abbreviated(text, begin, at, following):
        return None
    return _take_bracket(text, end, following, limit, closes)


def _find_marks(text: str, at: int, end: int, limit: int) -> int | None:
    """Return the end of footnote marks glued to the stop, or None if what follows is something else."""
    match = _MARKS.match(text, end, limit)
    if match is None and at and not text[at - 1].isdigit():
        match = _BARE_MARK.match(text, end, limit)
    if match is None:
        return None
    after = match.end()
    return after if after >= limit or text[after].isspace() else None


def _is_glued(text: str, at: int, end: int) -> bool:
    """Tell whether a sentence starts right after the stop, the space between lost ("attack.The group")."""
    match = _GLUED.match(text, end)
    if match is None or at < len("a."):
        return False
    if match.group().lower() in _STARTERS and text[at - 2 : at].isalpha():
        return True
    return len(match.group()) > 1 and _LOWER_BEFORE.search(text, max(0, at - _LONGEST_WORD), at) is not None


def _take_bracket(text: str, end: int, following: int, limit: int, closes: dict[int, int]) -> int | None:
    """Return the end with marks and a citation bracket that come after it, or None if the sentence goes on.

    ``following`` is where the next character after the white space stands.
    """
    if text[following] == "[" or text[following].isdigit():
        marks = _SPACED_MARKS.match(text, end, limit)
        if marks:
            end += len(marks.group().rstrip(" ,"))
            following = _skip_space(text, end, limit)
            if following >= limit:
                return end
    close = closes.get(following)
    if close is not None:
        inner = text[following + 1 : close - 1].rstrip()
        if inner and inner[-1] not in ".!?":
            after = _skip_space(text, close, limit)
            if after < limit and (text[close] in ".,;" or text[after].islower()):
                return None
            if any(c.isdigit() for c in inner) or _NAMED.fullmatch(inner):
                return close
    return None if _goes_on(text, following, limit) else end


def _goes_on(text: str, following: int, limit: int) -> bool:
    """Tell whether the next word shows that the sentence goes on: it begins with a small letter."""
    at = following
    while at < limit and text[at] in _OPENERS:
        at += 1
    if at >= limit:
        return False
    return (text[at].islower() and not _PREFIX.match(text, at)) or text[at] in ",;:"


def _is_abbreviated(text: str, begin: int, at: int, following: int) -> bool:
    """Tell whether the full stop at ``at`` belongs to an abbreviation, an initial, a date or a list's number."""
    stop = max(begin, at - _LONGEST_WORD)
    first = max(text.rfind(" ", stop, at) + 1, stop)
    word = text[first:at]
    if not word.isalnum():
        first = at
        while first > stop and not text[first - 1].isspace() and text[first - 1] not in "(\"“‘'[—–/":
            first -= 1
        word = text[first:at]
    if word.isdigit():
        return first == begin or _is_dated(text, begin, first, following)
    folded = word.lower().rstrip(")]”’\"'")
    next_digit = text[following].isdigit()
    if folded in _TITLES or (next_digit and folded in _BEFORE_NUMBER):
        return True
    initial = len(word) == 1 and word.isupper()
    if not initial and folded not in _DOUBTFUL and folded not in _HOURS:
        return "." in word and len(word) <= 2 * word.count(".") + 1 and not _starts(text, following)
    if folded in _HOURS and "." not in folded:
        return False
    after = _WORD.match(text, following)
    if folded in _HOURS:
        return after is not None and after.group().lower() in _AFTER_HOURS
    return not next_digit and not _starts(text, following)


def _starts(text: str, following: int) -> bool:
    """Tell whether the next word is one that starts sentences, or stands in quotes."""
    if text[following] in '“"‘':
        return True
    after = _WORD.match(text, following)
    return after is not None and after.group()[0].isupper() and after.group().lower() in _STARTERS


def _is_dated(text: str, begin: int, first: int, following: int) -> bool:
    """Tell whether the stop stands for the comma of a date ("March 18. 2017")."""
    before = text[max(begin, first - 12) : first]
    return bool(_YEAR_AFTER.match(text, following) and _MONTH_BEFORE.search(before))
