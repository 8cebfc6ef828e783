from datetime import date

from provenance.link import ArticleEvent, Toll, weigh_tolls
from provenance.model.tolls import StatedToll

DAY = date(2019, 3, 10)
TEXT = "Two people drowned and five were hurt when the Morning Gull struck the pier at Quarry Wharf on Sunday."


def _article(number: int, toll: StatedToll | None, text: str = "", day: date | None = None) -> ArticleEvent:
    return ArticleEvent(number, "", text, published=day or DAY.replace(day=DAY.day + number), toll=toll)


def test_what_most_articles_count_holds() -> None:
    weighed = weigh_tolls([_article(1, StatedToll(2, 5)), _article(2, StatedToll(3, 4)), _article(3, StatedToll(3, 4))])
    assert weighed is not None
    assert weighed.toll == Toll(3, 4)
    assert weighed.votes == ((Toll(3, 4), 2), (Toll(2, 5), 1))
    assert (weighed.told_by, weighed.voting) == (2, 3)


def test_the_dead_do_not_come_back() -> None:
    weighed = weigh_tolls([_article(1, StatedToll(0, 2)), _article(2, StatedToll(1, 1))])
    assert weighed is not None
    assert weighed.toll == Toll(1, 1)


def test_the_earliest_count_of_the_injured_holds_among_equals() -> None:
    weighed = weigh_tolls([_article(2, StatedToll(1, 0)), _article(1, StatedToll(1, 3))])
    assert weighed is not None
    assert weighed.toll == Toll(1, 3)


def test_a_reprint_has_no_vote_of_its_own() -> None:
    weighed = weigh_tolls(
        [_article(1, StatedToll(1, 5), TEXT), _article(2, StatedToll(1, 5), TEXT), _article(3, StatedToll(2, 5), "x")]
    )
    assert weighed is not None
    assert weighed.voting == 2
    assert weighed.toll == Toll(2, 5)


def test_an_update_that_counts_differently_has_its_own_vote() -> None:
    weighed = weigh_tolls([_article(1, StatedToll(2, 5), TEXT), _article(2, StatedToll(3, 4), TEXT)])
    assert weighed is not None
    assert weighed.voting == 2


def test_articles_that_count_nobody_have_no_vote() -> None:
    weighed = weigh_tolls([_article(1, None), _article(2, StatedToll(0, 1)), ArticleEvent(3, "", "", toll=None)])
    assert weighed is not None
    assert (weighed.toll, weighed.voting) == (Toll(0, 1), 1)
    assert weigh_tolls([_article(1, None)]) is None
    assert weigh_tolls([]) is None
