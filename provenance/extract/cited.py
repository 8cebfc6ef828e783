"""Items as citations: names as written, dates resolved, and what could not be settled."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from provenance.extract.fields import Field, FieldKind
from provenance.extract.items import Item
from provenance.extract.names import NameClass
from provenance.extract.outlets import find_outlet_by_host
from provenance.model.citations import Citation
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.outlets import Outlet
from provenance.model.problems import Problem
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Precision, ProblemKind, Scope, SourceKind
from provenance.text.date_rules import DAY_MONTH_ORDER, NEAREST_STATED_YEAR, ORDER_UNKNOWN, resolve_date
from provenance.text.dates import DateParts, FoundDate

BACK_REFERENCE = "back_reference"
"""The source of "ibid." is that of the citation before it."""
NAMED_IN_SENTENCE = "outlet_named_in_sentence"
"""A bracket with nothing but a date leans on the outlet that its sentence has just named."""

_KINDS = {
    SourceKind.SOCIAL_MEDIA: "twitter facebook telegram youtube instagram tiktok vkontakte weibo whatsapp tweet",
    SourceKind.BROADCASTER: "radio tv television televizion broadcasting channel voice",
    SourceKind.NEWS_AGENCY: "agency agence agencia newswire wire agentur",
    SourceKind.INTERGOVERNMENTAL: "un unhcr unama unodc undp unicef ocha nato osce iaea imf nations",
    SourceKind.GOVERNMENT: "ministry minister department directorate secretariat parliament senate government embassy"
    " congress hearing kremlin pentagon police court",
    SourceKind.THINK_TANK: "institute institution foundation center centre network studies",
    SourceKind.NGO: "watch amnesty committee cross charity observatory",
    SourceKind.ACADEMIC: "university thesis proceedings",
    SourceKind.MAGAZINE: "magazine weekly monthly review monitor journal quarterly newsweek bulletin",
    SourceKind.WEBSITE: "online website portal blog web site",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_INTERVIEW = re.compile(
    r"\b(?:interviews?|communications?|conversations?|observations?|information provided)\b", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})(?:([/.-])(\d{1,2})\2\d{2,4}(?![\d/-])|/(\d{1,2})(?=[)\]]))")
"""Numerical dates, and those without a year that close a bracket ("[Dusk, 7/18]")."""
_MONTHS = 12
_MARKS = " \t\n“”\"'‘’«»()[].,"


@made_quickly
@dataclass(frozen=True, slots=True)
class _Place:
    """Where a citation stands, what its note is, and when it was published."""

    kind: CitationKind
    span: Span
    note: Span | None
    period: DatePeriod | None


@dataclass(slots=True)
class Citer:
    """Makes citations of items in text order; remembers what was cited last, for what leans on it."""

    text: str
    lexicon: Lexicon
    published: DatePeriod | None
    problems: list[Problem] = field(default_factory=list)
    last: Citation | None = None
    nearby: PartialDate | None = None
    orders: tuple[int, int] | None = None

    def cite(
        self, item: Item, kind: CitationKind, mark: Span | None = None, note: Span | None = None
    ) -> Citation | None:
        """Return the citation, without an id; None where a back reference has nothing to lean on.

        ``mark`` is the span of a footnote's mark, ``note`` that of its note.
        """
        name = item.name
        if name is None or (item.back and self.last is None):
            return None
        period = self._date(item)
        span = mark or item.span
        if item.back and self.last is not None:
            date = period or self.last.date
            citation = replace(
                self.last, kind=kind, span=span, surface=span.of(self.text), note_span=note, date=date,
                source_span=None, rule=BACK_REFERENCE,
            )  # fmt: skip
        else:
            citation = self._name(item, name, _Place(kind, span, note, period))
        if kind is not CitationKind.CREDIT:
            self.last = citation
        return citation

    def _name(self, item: Item, name: Field, place: _Place) -> Citation:
        outlet, written, url = self._identify(item, name)
        return Citation(
            id="",
            kind=place.kind,
            scope=Scope.DIRECT,
            span=place.span,
            surface=place.span.of(self.text),
            source_span=None if place.note else name.span,
            note_span=place.note,
            date=place.period,
            rule=NAMED_IN_SENTENCE if item.leans else None,
            source=outlet.name if outlet and name.kind is FieldKind.ADDRESS else written,
            as_written=written,
            source_kind=outlet.kind if outlet else guess_kind(written, name, item.date),
            via=plain(item.via.span.of(self.text)) if item.via else None,
            source_key=outlet.key if outlet and name.kind is FieldKind.ADDRESS else None,
            url=url,
            title=item.title.of(self.text).strip(_MARKS) if item.title else None,
            place=plain(item.place.of(self.text).strip("()[] ")) if item.place else None,
            issue=plain(item.issue.of(self.text)) if item.issue else None,
        )

    def _identify(self, item: Item, name: Field) -> tuple[Outlet | None, str, str | None]:
        """Return the registered outlet if it is certain, the name as written, and the address."""
        address = name.address or (item.address.address if item.address else None)
        url = address.span.of(self.text) if address else None
        if name.kind is FieldKind.ADDRESS and address is not None:
            return find_outlet_by_host(address.host, self.lexicon), address.host, url
        outlets = name.mention.outlets if name.mention else ()
        return (outlets[0] if outlets else None), plain(name.span.of(self.text)), url

    def _date(self, item: Item) -> DatePeriod | None:
        if item.date is None:
            return None
        ordered = self._order(item.date, item)
        period = resolve_date(ordered, self.published, self.nearby)
        if period is not None and ordered is not item.date and not period.inferred:
            period = replace(period, inferred=True, rule=DAY_MONTH_ORDER)
        if period is None:
            message = f"nothing tells which year “{item.date.span.of(self.text)}” belongs to"
            self.problems.append(Problem(item.date.span, ProblemKind.UNRESOLVED_DATE, message))
        elif period.rule in {NEAREST_STATED_YEAR, ORDER_UNKNOWN}:
            message = f"read as {period.on.iso()} by the rule {period.rule}"
            self.problems.append(Problem(item.date.span, ProblemKind.INFERRED_DATE, message))
        elif period.on.precision is Precision.DAY:
            self.nearby = period.on
        return period

    def _order(self, date: FoundDate, item: Item) -> FoundDate:
        """Return "5/12/2017" in the order that the text's other dates have, where all that tell have the same.

        Where none tells, the source's country does: only in the United States does the month come first.
        """
        if not date.either_order:
            return date
        if self.orders is None:
            pairs = [(int(match[1]), int(match[3] or match[4])) for match in _NUMERIC.finditer(self.text)]
            days = sum(first > _MONTHS >= second for first, second in pairs)
            months = sum(second > _MONTHS >= first for first, second in pairs)
            self.orders = (days, months)
        days, months = self.orders
        if bool(days) == bool(months):
            mention = item.name.mention if item.name else None
            countries = {outlet.country for outlet in mention.outlets} if mention and not days else set()
            if not countries or None in countries or ("US" in countries and len(countries) > 1):
                return date._replace(either_order=False) if date.on.year is None else date
            days = "US" not in countries
        day, month = (date.on.day, date.on.month) if days else (date.on.month, date.on.day)
        return date._replace(on=DateParts(date.on.year, month, day), either_order=False)


def plain(name: str) -> str:
    """Return a name in one line, with single spaces."""
    return " ".join(name.split())


def guess_kind(written: str, name: Field | None = None, date: FoundDate | None = None) -> SourceKind:
    """Tell from the words of an unknown name what kind of source it may be; a newspaper where nothing tells.

    A plain name with a year alone is an author's ("Harker, 2018").
    """
    if name is not None and name.kind is FieldKind.HANDLE:
        return SourceKind.SOCIAL_MEDIA
    if (told := _tell_kind(written)) is not None:
        return told
    if name is not None and name.kind is FieldKind.ADDRESS:
        return SourceKind.WEBSITE
    author = date is not None and date.on.month is None and name is not None and name.looks is NameClass.PLAIN
    person = name is not None and name.looks is NameClass.PERSON
    return SourceKind.PERSON if person or author else SourceKind.NEWSPAPER


@lru_cache(maxsize=4096)
def _tell_kind(written: str) -> SourceKind | None:
    """Return what the words of a name tell of its kind, None where they tell nothing."""
    if _INTERVIEW.search(written):
        return SourceKind.UNNAMED
    told = {_KIND_OF[word] for word in _WORD.findall(written.lower()) if word in _KIND_OF}
    return next((kind for kind in _KINDS if kind in told), None)
