"""A total that its parts do not make: so many dead, so many of one sort and so many of another, and the sum is off."""

import re
from collections.abc import Iterator, Sequence

from provenance.audit.making import Ground
from provenance.model.claims import Quantity
from provenance.model.facts import ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.spans import Span

_OPENS = re.compile(r"(?:[:—–(]|--| - |, namely |, i\.e\.,? )\s?(?:namely |i\.e\. )?(?:the )?$")
"""What stands between a total and its first part, at the end of the words between them."""
_JOINS = re.compile(r"(?:,|;|\band|\bplus|\bas well as|&)(?: also| the| another)?\s$")
"""What stands between two parts, at the end of the words between them."""
_LONGEST_HEAD = 60
"""Characters between a total and the mark that opens its parts: its noun and where and when it was counted."""
_LONGEST_PART = 40
"""Characters from one part's number to the next."""
_MOST_WORDS = 4
_OTHER_MEASURE = re.compile(
    r"\b(?:percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|kilomet|km|miles?|met(?:er|re)s?|"
    r"dollars?|euros?|a\.m\.|p\.m\.|aged?)|[%$€£]",
    re.IGNORECASE,
)
"""Words that show that a number counts something else than a part of the total."""


def find_false_totals(ground: Ground) -> Iterator[Finding]:
    """Find totals followed at once by their parts whose sum lies outside what the total's words allow."""
    for claim in ground.facts.claims:
        numbers = sorted(claim.quantities, key=lambda one: one.span)
        for place, total in enumerate(numbers):
            parts = _find_parts(claim, total, numbers[place + 1 :])
            if len(parts) > 1 and _differs(total, parts):
                spans = [total.span, *(part.span for part in parts)]
                counted = " + ".join(_tell(part) for part in parts)
                whole = Span(total.span.start, parts[-1].span.end)
                yield ground.make(
                    FindingKind.TOTAL_DIFFERS,
                    f"“{claim.cut(whole)}”: {counted} do not make {_tell(total)}",
                    [ground.mark(claim.document_id, span, claim.id) for span in spans],
                )
                break


def _find_parts(claim: ClaimFact, total: Quantity, following: Sequence[Quantity]) -> list[Quantity]:
    parts: list[Quantity] = []
    end = total.span.end
    for number in following:
        between = claim.cut(Span(min(end, number.span.start), number.span.start))
        head = not parts
        opens, longest = (_OPENS, _LONGEST_HEAD) if head else (_JOINS, _LONGEST_PART)
        if len(between) > longest or not opens.search(between) or _leads_away(between, head=head):
            break
        parts.append(number)
        end = number.span.end
    if parts and _OTHER_MEASURE.match(claim.cut(Span(end, min(end + _LONGEST_PART, claim.span.end))).lstrip()):
        return []
    return parts


def _leads_away(between: str, *, head: bool) -> bool:
    """Tell whether the words between two numbers say more than what the first of them counts."""
    if _OTHER_MEASURE.search(between):
        return True
    return not head and (len(between.split()) > _MOST_WORDS or any(mark in between[:-2] for mark in ":;—–()."))


def _differs(total: Quantity, parts: Sequence[Quantity]) -> bool:
    low = sum(part.low for part in parts)
    highs = [part.high for part in parts]
    high = None if None in highs else sum(one for one in highs if one is not None)
    over = total.high is not None and low > total.high
    under = high is not None and high < total.low
    return over or under


def _tell(number: Quantity) -> str:
    if number.high is None:
        return f"{number.low:g} or more"
    return f"{number.low:g}" if number.low == number.high else f"{number.low:g} to {number.high:g}"
