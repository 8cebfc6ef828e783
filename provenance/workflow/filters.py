"""The filter language of bulk decisions: ``hedging=none and source.rating<=B``, parsed into conditions.

A test is a field, a comparison and a value; tests are joined by ``and``, ``or``, ``not`` and brackets, ``and`` before
``or``. ``field in (a, b)`` is one of several. Values with spaces stand in quotes.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.errors import UsageError
from provenance.model.dates import PartialDate
from provenance.model.filters import FIELDS, Comparison, Condition, Either, Every, FieldSort, FieldTest, Not

LONGEST = 2000
"""Characters of a filter."""
DEEPEST = 40
"""Brackets and negations within one another."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<quoted>"[^"]*"|'[^']*')|(?P<mark><=|>=|!=|[=<>~(),])|(?P<word>[^\s"'<>=!~(),]+)|(?P<other>.))"""
)
_JOINING = frozenset({"and", "or", "not", "in"})
_ORDERED = frozenset({Comparison.BELOW, Comparison.AT_MOST, Comparison.ABOVE, Comparison.AT_LEAST})


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    at: int
    quoted: bool = False

    @property
    def joining(self) -> str:
        return self.text.lower() if not self.quoted and self.text.lower() in _JOINING else ""


def parse_filter(text: str) -> Condition:
    """Return the condition that a filter states.

    Raises:
        UsageError: if it is malformed; the message tells at which character, and what could stand there.
    """
    if len(text) > LONGEST:
        message = f"the filter is too long: {len(text)} characters, at most {LONGEST}"
        raise UsageError(message)
    tokens = list(_split(text))
    if not tokens:
        message = f"the filter is empty; write for example hedging=none. Fields: {', '.join(FIELDS)}"
        raise UsageError(message)
    parser = _Parser(tokens, len(text))
    condition = parser.parse_either(0)
    if parser.here is not None:
        raise _fail(parser.here.at, f"{parser.here.text!r} is one too many; join tests by and, or")
    return condition


def names_field(condition: Condition, field: str) -> bool:
    """Tell whether a condition says anything of a field."""
    match condition:
        case FieldTest():
            return condition.field == field
        case Not():
            return names_field(condition.part, field)
        case Every() | Either():
            return any(names_field(part, field) for part in condition.parts)


def _split(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        found, at = match.group(kind), match.start(kind)
        if kind == "quoted":
            yield _Token(found[1:-1], at, quoted=True)
        elif kind == "other" and not found.isspace():
            closes = "; a quotation is not closed" if found in "\"'" else ""
            raise _fail(at, f"{found!r} means nothing here{closes}")
        elif not found.isspace():
            yield _Token(found, at)


def _fail(at: int, said: str) -> UsageError:
    return UsageError(f"filter, character {at + 1}: {said}")


class _Parser:
    """Reads tokens from left to right, one level of binding a method."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._at = 0
        self._end = end

    @property
    def here(self) -> _Token | None:
        """The token that comes next."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def parse_either(self, depth: int) -> Condition:
        parts = [self._parse_every(depth)]
        while self._takes("or"):
            parts.append(self._parse_every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _parse_every(self, depth: int) -> Condition:
        parts = [self._parse_one(depth)]
        while self._takes("and"):
            parts.append(self._parse_one(depth))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _parse_one(self, depth: int) -> Condition:
        token = self.here
        if depth > DEEPEST:
            raise _fail(token.at if token else self._end, f"more than {DEEPEST} brackets within one another")
        if self._takes("not"):
            return Not(self._parse_one(depth + 1))
        if self._takes_mark("("):
            inner = self.parse_either(depth + 1)
            self._expect(")")
            return inner
        return self._parse_test()

    def _parse_test(self) -> FieldTest:
        token = self._next("a field is missing")
        name = token.text.lower()
        if token.quoted or name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, 1)
            hint = f"did you mean {near[0]}?" if near else f"fields are {', '.join(FIELDS)}"
            raise _fail(token.at, f"there is no field {token.text!r}; {hint}")
        if self._takes("in"):
            self._expect("(")
            values = [self._parse_value(name, Comparison.EQUAL)]
            while self._takes_mark(","):
                values.append(self._parse_value(name, Comparison.EQUAL))
            self._expect(")")
            return FieldTest(name, Comparison.EQUAL, tuple(values))
        sign = self._next(f"after {name} comes one of = != < <= > >= ~ in")
        if sign.quoted or sign.text not in set(Comparison):
            raise _fail(sign.at, f"{sign.text!r} compares nothing; after {name} comes one of = != < <= > >= ~ in")
        comparison = Comparison(sign.text)
        _check_comparison(name, comparison, sign.at)
        return FieldTest(name, comparison, (self._parse_value(name, comparison),))

    def _parse_value(self, name: str, comparison: Comparison) -> str:
        token = self._next(f"a value for {name} is missing")
        if not token.quoted and token.text in {"(", ")", ",", *Comparison}:
            raise _fail(token.at, f"a value for {name} is missing")
        return _check_value(name, comparison, token)

    def _takes(self, word: str) -> bool:
        taken = self.here is not None and self.here.joining == word
        self._at += taken
        return taken

    def _takes_mark(self, mark: str) -> bool:
        taken = self.here is not None and not self.here.quoted and self.here.text == mark
        self._at += taken
        return taken

    def _expect(self, mark: str) -> None:
        if not self._takes_mark(mark):
            found = f" instead of {self.here.text!r}" if self.here else ""
            raise _fail(self.here.at if self.here else self._end, f"{mark!r} is missing{found}")

    def _next(self, missing: str) -> _Token:
        token = self.here
        if token is None:
            raise _fail(self._end, missing)
        self._at += 1
        return token


def _check_comparison(name: str, comparison: Comparison, at: int) -> None:
    sort = FIELDS[name].sort
    if comparison in _ORDERED and sort in {FieldSort.CHOICE, FieldSort.TEXT}:
        raise _fail(at, f"{name} has no order; compare it by = or !=")
    if comparison is Comparison.HOLDS and sort is not FieldSort.TEXT:
        raise _fail(at, f"{name} is no text; compare it by = or !=")


def _check_value(name: str, comparison: Comparison, token: _Token) -> str:
    """Return a value as it is compared, or fail telling what values there are."""
    field, value = FIELDS[name], token.text
    if field.values:
        known = {one.lower(): one for one in field.values}
        if value.lower() not in known:
            raise _fail(token.at, f"{value!r} is no value of {name}; one of {', '.join(field.values)}")
        if comparison in _ORDERED and value.upper() in {"F", "6"}:
            raise _fail(token.at, f"{value} means that nobody can tell; nothing is better or worse than that")
        return known[value.lower()]
    if field.sort is FieldSort.NUMBER and not (value.isascii() and value.isdigit() and len(value) <= 9):  # noqa: PLR2004 -- more digits are no id
        raise _fail(token.at, f"{value!r} is no number")
    if field.sort is FieldSort.DATE:
        try:
            PartialDate.parse(value)
        except ValueError:
            raise _fail(token.at, f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return value
