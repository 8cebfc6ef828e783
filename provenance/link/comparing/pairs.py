"""Comparing two claims: the same event or not, then field by field what agrees and what differs.

Every reason adds its weight to the score (``weights``), which is cut to [0, 1]. Two claims are linked if they

1. tell of the same thing: by their words, by the same kind of event, or by counting the same thing;
2. share what identifies an event (an anchor: names, a place below a country, a day, a number of three or more), and
   as much again: another anchor, or two hints (near days of report, most of their words, a small number); in two
   documents also names and places of these, the more the less their times tell;
3. state the same of it, or what cannot both be so;
4. reach ``THRESHOLD``.

They conflict where a field that both state differs, most clearly where what the words allow is disjoint; less clearly
(with a lower score) where only what they make likely is, or where a later report has a higher toll. They restate one
another where they agree and come from one origin, else they corroborate one another. Within one document only claims
of different sources are linked, and more of their words must be the same: most names and places of a document are
shared by all that it tells.
"""

from dataclasses import dataclass
from typing import Final

from provenance.link.comparing.ages import compare_ages
from provenance.link.comparing.claims import ComparedClaim
from provenance.link.comparing.counts import Told, compare_counts, is_of_role
from provenance.link.comparing.names import COMMON_NAMES
from provenance.link.comparing.places import compare_places
from provenance.link.comparing.polarity import compare_polarity
from provenance.link.comparing.responsibility import compare_responsibility
from provenance.link.comparing.same_origin import REPRINT, compare_origins, measure_reprint
from provenance.link.comparing.times import compare_times
from provenance.link.comparing.weights import WEIGHTS, Weights
from provenance.link.comparing.words import share_words
from provenance.model.links import LinkField, LinkReason, LinkSuggestion, Outcome
from provenance.model.vocabulary import LinkRelation

THRESHOLD: Final = 0.4
"""The least score at which a link is suggested.

Precision measured by reading 103 suggested links with their texts (22 November 2026): 93 right, 0.90 (95 % interval
0.83 to 0.95); ``corroborates`` 40 of 40, ``restates`` 34 of 35, within one document 11 of 15. They were drawn at random
from those among 3,161 local news articles on 1,809 incidents of the Gun Violence Archive, on which the rules were
written too. A link is right if both claims tell of one event and stand to one another as it says. All ``conflicts``
among these, 923 articles on politics and 62 other texts were read: 12 of 33 were right; the rules that this led to keep
the 12 and none of the others, and four more conflicts that a wider search had found are gone. Between two articles of
think tanks and both told anew in other words, 39 of 39 were right. Of links that score 0.32 to 0.4 about two in three
were right.
"""

_LEAST_SHARED = 1.2
"""Weight of shared words below which two claims have too few of them to tell of the same thing by words alone."""
_LEAST_OVERLAP = 0.3
_LOCAL_OVERLAP = 0.5
_CLOSE_OVERLAP = 0.6
_CLOSE_SHARED = 3.0
_SAME_WORDS = 0.75
_FULL_SHARED = 3.0
_NAMED = 0.5
_ANCHOR, _HINT, _ENOUGH = 2, 1, 4
"""What an anchor and a hint count, and what is enough to identify an event."""
_FIRM = 0.1
"""Weight of a reason from which on it is an anchor; below it is a hint."""
_EXACT = 0.2
"""The same of a place or a time where two documents count differently: the town and the day, not province or month."""
_FAINT = 0.055
_LONG_REPRINT = 16
"""Runs of words of which a text consists at least that is known again wherever it stands."""
_SAME_TOPIC, _OTHER_TOPIC, _SURELY_SAME_TOPIC = 6, 3, 10
"""Names and places that documents on one event share; the more, the less the time need tell."""
_TOPIC_SHARE, _WHOLE_TOPIC = 0.2, 0.8
"""Which share of the shorter document's names and places they have in common."""
_DIFFERENT = frozenset({Outcome.DIFFERS, Outcome.LIKELY_DIFFERS, Outcome.SUPERSEDES})
_DECIDING = frozenset({LinkField.QUANTITY, LinkField.POLARITY, LinkField.RESPONSIBILITY})
_ANCHORING = frozenset({LinkField.PLACE, LinkField.TIME, LinkField.QUANTITY, LinkField.RESPONSIBILITY, LinkField.ACTOR})
_AGREEING = frozenset({Outcome.AGREES, Outcome.COMPATIBLE})


@dataclass(slots=True)
class _Comparison:
    """What was found so far; ``local`` where both stand in one document, ``reprinted`` the share of the same text.

    ``filled_in``: each names others than the other does, as a formula filled in for two events or two people would.

    ``around`` counts the names and places that both documents hold, ``around_share`` is their share of the fewer ones.
    """

    reasons: list[LinkReason]
    shared: float
    overlap: float
    named: float
    local: bool
    around: int
    around_share: float
    reprinted: float
    long: bool
    filled_in: bool

    @property
    def is_reprint(self) -> bool:
        return self.reprinted >= REPRINT

    @property
    def timely(self) -> bool:
        """Tell whether both were or may have been at one time."""
        return any(
            reason.field is LinkField.TIME and reason.outcome in _AGREEING and reason.weight >= _FAINT
            for reason in self.reasons
        )

    def add(self, *reasons: LinkReason | None) -> None:
        """Add reasons; the same text differs in nothing but its numbers ("on Monday" was resolved by another day)."""
        for reason in reasons:
            if reason is not None and (reason.outcome in _AGREEING or not self.is_reprint):
                self.reasons.append(reason)


def compare_claims(
    one: ComparedClaim, other: ComparedClaim, weights: Weights = WEIGHTS, threshold: float = THRESHOLD
) -> LinkSuggestion | None:
    """Return how two claims probably stand to one another with the reasons, or None where nothing links them.

    Args:
        one: a claim of ``prepare_claims``.
        other: another, of the same document or of another.
        weights: what each reason counts.
        threshold: the least score.
    """
    if one.id == other.id or one.furniture or other.furniture:
        return None
    if one.id > other.id:
        one, other = other, one
    found = _compare_words(one, other)
    if found.is_reprint and found.filled_in:
        return None
    told = (
        Told(one.counts, one.reported, one.attacker, one.several),
        Told(other.counts, other.reported, other.attacker, other.several),
    )
    counts = list(compare_counts(*told, weights)) if one.counts and other.counts else []
    if not _is_same_thing(found, one, other, counts):
        return None
    _compare_names(found, one, other, weights)
    _compare_setting(found, one, other, weights)
    found.reasons += counts
    found.add(
        compare_responsibility(one.responsibility, other.responsibility, weights),
        compare_polarity((one.words, one.negated), (other.words, other.negated), found.overlap, weights),
    )
    if found.local and abs(one.number - other.number) == 1 and _is_one_stock(found):
        message = "the document tells both side by side, of one kind of thing in one place"
        found.add(LinkReason(LinkField.SOURCE, Outcome.COMPATIBLE, message, weight=weights.side_by_side))
    return _decide(found, one, other, weights, threshold)


def _compare_words(one: ComparedClaim, other: ComparedClaim) -> _Comparison:
    shared = share_words(one.words, other.words)
    least = min(one.mass, other.mass)
    local = one.document_id == other.document_id
    named = share_words(one.local, other.local) if local else share_words(one.names, other.names)
    reprinted = measure_reprint(one.runs, other.runs)
    long = min(len(one.runs), len(other.runs)) >= _LONG_REPRINT
    overlap = shared / least if least else 0.0
    around = 0 if local else len(one.around & other.around)
    share = around / max(min(len(one.around), len(other.around)), 1)
    return _Comparison([], shared, overlap, named, local, around, share, reprinted, long, _is_filled_in(one, other))


def _is_filled_in(one: ComparedClaim, other: ComparedClaim) -> bool:
    """Tell whether two claims of the same words name others: a formula, filled in for two events or two people."""
    here, there = one.names.keys() - other.names.keys(), other.names.keys() - one.names.keys()
    return not (here <= COMMON_NAMES or there <= COMMON_NAMES)


def _is_same_thing(found: _Comparison, one: ComparedClaim, other: ComparedClaim, counts: list[LinkReason]) -> bool:
    if found.overlap >= _LEAST_OVERLAP and found.shared >= _LEAST_SHARED:
        return True
    return bool(counts) or (found.named >= _NAMED and not one.acts.isdisjoint(other.acts))


def _compare_names(found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights) -> None:
    if found.shared:
        words = sorted(one.words.keys() & other.words.keys())
        weight = weights.words * found.overlap * min(found.shared / _FULL_SHARED, 1.0)
        message = f"shared words: {', '.join(words)}"
        found.reasons.append(LinkReason(LinkField.WORDS, Outcome.AGREES, message, weight=weight))
    if found.named:
        names = sorted(one.names.keys() & other.names.keys())
        weight = min(weights.name * found.named, weights.names)
        message = f"shared names: {', '.join(names)}"
        found.reasons.append(LinkReason(LinkField.NAMES, Outcome.AGREES, message, weight=weight))
    if not found.local:
        if found.around >= _SAME_TOPIC:
            message = f"their documents share {found.around} names and places"
            found.reasons.append(LinkReason(LinkField.NAMES, Outcome.COMPATIBLE, message, weight=weights.same_topic))
        elif found.around < _OTHER_TOPIC and min(len(one.around), len(other.around)) >= _SAME_TOPIC:
            message = "their documents share hardly a name or place"
            found.reasons.append(LinkReason(LinkField.NAMES, Outcome.COMPATIBLE, message, weight=weights.other_topic))


def _compare_setting(found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights) -> None:
    if acts := one.acts & other.acts:
        message = f"the same kind of event: {', '.join(sorted(acts))}"
        found.reasons.append(LinkReason(LinkField.ACTION, Outcome.AGREES, message, weight=weights.act))
    share = weights.context if one.nearby or other.nearby else 1.0
    place = compare_places((*one.places, *one.nearby), (*other.places, *other.nearby), weights, share)
    found.add(place, compare_times(one.time, other.time, weights), compare_ages(one.ages, other.ages, weights))


def _decide(
    found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights, threshold: float
) -> LinkSuggestion | None:
    same_origin, source = compare_origins(one.origin, other.origin, found.reprinted, weights)
    if same_origin and found.local:
        return None
    if source is not None:
        found.reasons.append(source)
    score = min(max(sum([reason.weight for reason in found.reasons]), 0.0), 1.0)
    if score < threshold or not (_is_identified(found) and (found.local or _is_one_topic(found))):
        return None
    if any(_is_difference(reason, found) for reason in found.reasons):
        relation = LinkRelation.CONFLICTS
    elif not _says_the_same(found) or any(_is_stated_apart(reason) for reason in found.reasons):
        return None
    else:
        relation = LinkRelation.RESTATES if same_origin else LinkRelation.CORROBORATES
    return LinkSuggestion(one.id, other.id, relation, score, tuple(found.reasons))


def _is_difference(reason: LinkReason, found: _Comparison) -> bool:
    """Tell whether a reason makes a conflict.

    Another place or day does so only where the words are the same and no other names stand in them; what is denied,
    only where it may be of one time: things change. Another count in two documents makes one only where the words are
    the same or the times agree, and town or day are: two events of one kind differ in all of these. A number of
    whatever else ("percent", "seats") counts many things, so there the words must be the same; or one document counts
    things of one kind in one place ("foreign divers", each time in the same town).
    """
    if reason.outcome not in _DIFFERENT:
        return False
    close = found.overlap >= _CLOSE_OVERLAP and found.shared >= _LEAST_SHARED
    match reason.field:
        case LinkField.PLACE | LinkField.TIME:
            return reason.outcome is Outcome.DIFFERS and found.overlap >= _SAME_WORDS and close and not found.filled_in
        case LinkField.POLARITY:
            return not any(one.field is LinkField.TIME and one.outcome in _DIFFERENT for one in found.reasons)
        case LinkField.QUANTITY if not is_of_role(reason):
            return (close or (found.local and _is_one_stock(found))) and not found.filled_in
        case LinkField.QUANTITY:
            return found.local or ((close or found.timely) and _count_ties(found, _EXACT) >= _ENOUGH)
    return reason.field in _DECIDING


def _is_one_stock(found: _Comparison) -> bool:
    """Tell whether both count things of one kind in one place."""
    agreed = {reason.field for reason in found.reasons if reason.outcome is Outcome.AGREES and reason.weight >= _FIRM}
    return {LinkField.ACTOR, LinkField.PLACE} <= agreed


def _is_stated_apart(reason: LinkReason) -> bool:
    return reason.field in _DECIDING and reason.outcome in _DIFFERENT


def _is_identified(found: _Comparison) -> bool:
    """Tell whether enough is shared that both must mean one event, and not only one kind of event."""
    return (found.is_reprint and found.long) or _count_ties(found) >= _ENOUGH


def _count_ties(found: _Comparison, firm: float = _FIRM) -> int:
    """Return what anchors and hints come to, 0 without an anchor; ``firm`` makes an anchor of a place or a time."""
    anchors = _ANCHOR if found.named >= _NAMED else 0
    hints = _HINT if found.overlap >= _CLOSE_OVERLAP and found.shared >= _CLOSE_SHARED else 0
    hints += _HINT if found.is_reprint else 0
    for reason in found.reasons:
        if reason.field in _ANCHORING and reason.outcome in _AGREEING and reason.weight > _FAINT:
            least = firm if reason.field in {LinkField.PLACE, LinkField.TIME} else _FIRM
            if reason.weight >= least and reason.outcome is Outcome.AGREES:
                anchors += _ANCHOR
            else:
                hints += _HINT
    return anchors + hints if anchors else 0


def _is_one_topic(found: _Comparison) -> bool:
    """Tell whether two documents are on one topic, so that one kind of event in both is one event.

    The less the time tells, the more of their names and places must be the same.
    """
    if found.is_reprint and found.long:
        return True
    time = next((reason for reason in found.reasons if reason.field is LinkField.TIME), None)
    if time is None or (time.outcome in _AGREEING and time.weight < _FAINT):
        return found.around >= _SAME_TOPIC or (found.around_share >= _WHOLE_TOPIC and found.around > 1)
    if time.outcome not in _AGREEING:
        return found.around >= _SURELY_SAME_TOPIC
    same_day = time.outcome is Outcome.AGREES and time.weight >= _FIRM
    return found.around_share >= _TOPIC_SHARE or (same_day and found.around >= _OTHER_TOPIC)


def _says_the_same(found: _Comparison) -> bool:
    """Tell whether what the claims state is the same, and not only what they speak of."""
    least = _LOCAL_OVERLAP if found.local else _LEAST_OVERLAP
    if found.is_reprint or (found.overlap >= least and found.shared >= _LEAST_SHARED):
        return True
    return any(
        reason.field in {LinkField.QUANTITY, LinkField.RESPONSIBILITY} and reason.outcome is Outcome.AGREES
        for reason in found.reasons
    )
