from dataclasses import replace
from datetime import date

import pytest

from provenance.model.dates import DatePeriod
from provenance.model.lexicons import PlaceEntry
from provenance.model.vocabulary import LinkRelation, QuantityRole
from provenance.seeds import load_lexicon
from provenance.workflow.main_events import choose_lead, list_articles, make_article, suggest_main_events
from tests.link.newsroom import Newsroom, count, on

STRIKE = (
    "A drone killed two guards and wounded three others at a depot near Orenburg on Saturday night, it was said.\n\n"
    "Timur Askarov, 34, who guarded the gate, died at the depot on Kirpichnaya Street."
)
LATER = (
    "The depot near Orenburg that a drone struck on Saturday was rebuilt, the builders said.\n\n"
    "Timur Askarov, 34, was one of two guards who were killed there, and three others were wounded."
)


def newsroom() -> Newsroom:
    room = Newsroom()
    texts = [("Drone kills two", STRIKE, "2019-05-13"), ("Depot rebuilt after strike", LATER, "2019-05-15")]
    for number, (title, text, day) in enumerate(texts):
        outlet = room.outlet(f"Outlet {number}")
        document = room.document(outlet, day, title=title, text=text)
        room.claim(document, text.partition("\n")[0])
        room.claim(document, text.rpartition("\n")[2], quantities=(count(2, 2),))
    return room


def test_an_article_is_read_for_its_toll_days_and_regions() -> None:
    article = make_article(7, "Drone kills two", STRIKE, load_lexicon(), outlet="o", published=on("2019-05-13"))
    assert (article.id, article.outlet, article.published) == (7, "o", date(2019, 5, 13))
    assert article.toll is not None
    assert (article.toll.killed, article.toll.injured) == (2, 3)
    assert article.days == (date(2019, 5, 11),)
    assert article.regions == ("Orenburg",)


@pytest.mark.parametrize("published", [None, on("2019-05"), on("2019-05-01/2019-05-03")])
def test_what_was_published_on_no_single_day_has_no_day(published: DatePeriod | None) -> None:
    assert make_article(1, "", STRIKE, load_lexicon(), published=published).published is None


def test_days_are_looked_for_in_paragraphs_at_the_top() -> None:
    text = "# Fire\n\nA barn burned on May 3, 2019.\n\n" + "The rest is quiet. " * 100 + "\n\nIt rained on May 9, 2019."
    article = make_article(1, "Fire in 2018", text, load_lexicon())
    assert article.days == (date(2019, 5, 3),)


def test_a_place_that_lies_in_itself_has_no_region() -> None:
    places = (PlaceEntry("Upper", "XX", "Lower"), PlaceEntry("Lower", "XX", "Upper"))
    lexicon = replace(load_lexicon(), places=places)
    assert make_article(1, "", "A bus overturned in Upper.", lexicon).regions == ()


def test_a_region_goes_by_its_country() -> None:
    lexicon = load_lexicon()
    text = "A bus overturned outside Atlanta, Georgia, on Monday, and in Savannah, Georgia, a tram did."
    assert make_article(1, "", text, lexicon).regions == ("Georgia",)
    assert make_article(1, "", "A bus overturned in Slovakia.", lexicon).regions == ()


def test_the_claim_that_counts_the_victims_leads() -> None:
    room = Newsroom()
    document = room.document()
    first = room.claim(document, "The depot was new.")
    second = room.claim(document, "It burned on Monday.", event_dates=("2019",))
    third = room.claim(document, "Two died.", quantities=(count(2, 2, QuantityRole.KILLED),))
    claims = {claim.id: claim for claim in room.facts.claims}
    assert choose_lead([claims[third], claims[second], claims[first]]) == claims[third]
    assert choose_lead([claims[first], claims[second]]) == claims[second]
    assert choose_lead([claims[first]]) == claims[first]
    assert choose_lead([]) is None


def test_documents_of_one_event_are_linked_between_the_claims_that_tell_it() -> None:
    facts = newsroom().facts
    lexicon = load_lexicon()
    (link,) = suggest_main_events(facts, lexicon)
    assert [article.claim_id for article in list_articles(facts, lexicon)] == [link.first, link.second]
    assert link.relation is LinkRelation.CORROBORATES
    assert suggest_main_events(facts, lexicon, among=[2]) == (link,)
    assert suggest_main_events(facts, lexicon, among=[9]) == ()
