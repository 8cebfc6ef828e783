"""Why two articles are taken for one event, in words and as data, and how what they tell compares."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from provenance.link.comparing import compare_tolls
from provenance.link.comparing.count_words import tells_several
from provenance.link.main_events_articles import ArticleEvent
from provenance.link.main_events_pairs import Evidence
from provenance.link.main_events_rarity import KnownArticle
from provenance.link.main_events_reprints import REPRINT
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.vocabulary import LinkRelation

_NAMES_SHOWN = 5
_DIFFERENT = frozenset({Outcome.DIFFERS, Outcome.LIKELY_DIFFERS, Outcome.SUPERSEDES})


def list_reasons(evidence: Evidence, one: KnownArticle, other: KnownArticle) -> Iterator[LinkReason]:
    """Yield what speaks for one event and what against it, each with its weight."""
    if evidence.person:
        who = _show_names(evidence.person, " ")
        message = f"both articles name {who}, whose age is given"
        yield LinkReason(LinkField.ACTOR, Outcome.AGREES, message, who, who, evidence.person_weight)
    if evidence.names:
        names = _show_names(evidence.names[:_NAMES_SHOWN], ", ")
        yield LinkReason(
            LinkField.NAMES, Outcome.AGREES, f"both articles name {names}", names, names, evidence.names_weight
        )
    if evidence.word is not None:
        word = evidence.word
        yield LinkReason(
            LinkField.WORDS,
            Outcome.AGREES,
            f'both articles have the rare word "{word}"',
            word,
            word,
            evidence.word_weight,
        )
    yield from _list_times(evidence, one, other)
    yield from _list_places(evidence, one, other)
    if evidence.ages:
        first, second = (", ".join(map(str, sorted(article.ages))) for article in (one, other))
        same = evidence.ages > 0
        message = "an age is the same in both articles" if same else "no age is the same in both articles"
        yield LinkReason(LinkField.ACTOR, _agree(same), message, first, second, evidence.ages)


def _list_times(evidence: Evidence, one: KnownArticle, other: KnownArticle) -> Iterator[LinkReason]:
    first, second = _show_days(one.article.days), _show_days(other.article.days)
    if evidence.days:
        fits = evidence.days > 0
        message = (
            "one article was published within days of a day the other names"
            if fits
            else "the articles name different days"
        )
        yield LinkReason(LinkField.TIME, _agree(fits), message, first, second, evidence.days)
    if evidence.apart:
        if one.day is None or other.day is None:
            message = "the day of publication of one article is unknown"
        else:
            message = f"the articles were published {_show_count(abs(one.day - other.day), 'day')} apart"
        first, second = _show_published(one.article), _show_published(other.article)
        yield LinkReason(LinkField.TIME, Outcome.COMPATIBLE, message, first, second, evidence.apart)
    if evidence.unanchored:
        message = "no person, age or day ties the two articles together"
        yield LinkReason(LinkField.TIME, Outcome.COMPATIBLE, message, weight=evidence.unanchored)
    if evidence.times:
        message = "the times of day that the articles give are more than an hour apart"
        first, second = _show_times(one.times), _show_times(other.times)
        yield LinkReason(LinkField.TIME, Outcome.DIFFERS, message, first, second, evidence.times)


def _list_places(evidence: Evidence, one: KnownArticle, other: KnownArticle) -> Iterator[LinkReason]:
    if evidence.regions:
        first, second = ", ".join(sorted(one.home)), ", ".join(sorted(other.home))
        same = evidence.regions > 0
        shared = ", ".join(sorted(one.home & other.home))
        message = f"both articles report from {shared}" if same else "the articles report from different regions"
        yield LinkReason(LinkField.PLACE, _agree(same), message, first, second, evidence.regions)
    if evidence.streets:
        first, second = ", ".join(sorted(one.streets)), ", ".join(sorted(other.streets))
        message = "the blocks that the articles name differ"
        yield LinkReason(LinkField.PLACE, Outcome.DIFFERS, message, first, second, evidence.streets)


def tell_tolls(one: ArticleEvent, other: ArticleEvent) -> LinkReason | None:
    """Return how two articles count the killed and injured of one event; None where one of them does not count.

    It adds nothing to the score: articles of one event that count differently are a conflict, which must be found. An
    article may tell of many events, and the words say that it is the main one's count. Where one headline adds up
    several events ("weekend shootings"), its count is none of one event's.
    """
    if one.toll is None or other.toll is None:
        return None
    reason = compare_tolls(one.toll, other.toll, (one.published, other.published))
    if reason.outcome in _DIFFERENT and tells_several(one.title) != tells_several(other.title):
        message = f"{reason.first} and {reason.second}: one headline adds up several events"
        reason = replace(reason, outcome=Outcome.COMPATIBLE, message=message)
    return replace(reason, message=f"main event of each article: {reason.message}", weight=0.0)


def tell_third(third: ArticleEvent, score: float) -> LinkReason:
    """Return that two articles are of one event since a third one, linked to both with this score or more, says so."""
    name = third.title or f"document {third.id}"
    message = f"both are on one event with a third article: {name}"
    return LinkReason(LinkField.NAMES, Outcome.COMPATIBLE, message, weight=score)


def tell_relation(toll: LinkReason | None, shared_text: float) -> LinkRelation:
    """Return how the claims on one event stand to one another.

    Args:
        toll: how the articles count, or None.
        shared_text: share of the shorter article's text that stands in the other, too.
    """
    if toll is not None and toll.outcome in _DIFFERENT:
        return LinkRelation.CONFLICTS
    return LinkRelation.RESTATES if shared_text >= REPRINT else LinkRelation.CORROBORATES


def _agree(same: bool) -> Outcome:
    return Outcome.AGREES if same else Outcome.DIFFERS


def _show_names(keys: Iterable[str], between: str) -> str:
    return between.join(key.capitalize() for key in keys)


def _show_days(days: Iterable[date]) -> str | None:
    return ", ".join(day.isoformat() for day in sorted(set(days))) or None


def _show_published(article: ArticleEvent) -> str | None:
    return article.published.isoformat() if article.published else None


def _show_times(times: Iterable[int]) -> str:
    return ", ".join(f"{time // 60:02}:{time % 60:02}" for time in sorted(times))


def _show_count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
