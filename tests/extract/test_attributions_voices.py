"""Who an attribution's source is: kinds, outlets, last voices, follow-ups, dates, and what counts as a report."""

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon, PlaceEntry
from provenance.model.outlets import Alias, Outlet
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, SourceKind, Stance
from provenance.seeds import load_lexicon

SHIPPED = load_lexicon()
LEXICON = Lexicon(
    verbs=SHIPPED.verbs,
    source_nouns=SHIPPED.source_nouns,
    places=(PlaceEntry("Torvia", "TV"),),
    outlets=(
        Outlet("herald", "The Coastal Herald", SourceKind.NEWSPAPER, aliases=(Alias("Coastal Herald"),)),
        Outlet("nordnews", "Nordnews", SourceKind.NEWS_AGENCY),
        Outlet("roar", "Roar of the Hills", SourceKind.ARMED_GROUP_ORGAN),
        Outlet("watch", "River Watch", SourceKind.NGO),
    ),
)


def find(text: str, published: DatePeriod | None = None) -> tuple[Attribution, ...]:
    spans = split_sentences(text, Span(0, len(text)))
    return find_attributions(text, [Sentence(span, 0) for span in spans], LEXICON, published)


def only(text: str) -> Attribution:
    """The one attribution of the text that reports."""
    (found,) = [one for one in find(text) if one.reports]
    return found


KINDS = [
    ("Officials in the port said the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("Local media reports say the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("Some say the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("A senior official told the court that the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("Local leaders warned that the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("It was reported that the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("Omar Dell said the crane was new.", CitationKind.NARRATIVE, SourceKind.PERSON),
    ("Analyst Omar Dell said the crane was new.", CitationKind.NARRATIVE, SourceKind.PERSON),
    ("A spokesman for the port said the crane was new.", CitationKind.NARRATIVE, SourceKind.PERSON),
    ("The ministry said the crane was new.", CitationKind.NARRATIVE, SourceKind.GOVERNMENT),
    ("Torvia said the crane was new.", CitationKind.NARRATIVE, SourceKind.GOVERNMENT),
    ("One of the ministries said the crane was new.", CitationKind.NARRATIVE, SourceKind.GOVERNMENT),
    ("The Torvian Liberation Front said the crane was new.", CitationKind.NARRATIVE, SourceKind.BODY),
    ("The GLF said the crane was new.", CitationKind.NARRATIVE, SourceKind.BODY),
    ("River Watch said the crane was new.", CitationKind.NARRATIVE, SourceKind.NGO),
    ("The group said the crane was new.", CitationKind.NARRATIVE, SourceKind.BODY),
    ("According to a police report, the crane was new.", CitationKind.NARRATIVE, SourceKind.BODY),
    ("According to a report, the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("Nordnews said the crane was new.", CitationKind.NARRATIVE, SourceKind.NEWS_AGENCY),
    ("The Torvian Dockers’ Union (TDU) spokesman said the crane was new.", CitationKind.NARRATIVE, SourceKind.PERSON),
    ("A newspaper said the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("An analyst, Omar Dell, said the crane was new.", CitationKind.NARRATIVE, SourceKind.PERSON),
    ("Torvian politics experts said the crane was new.", CitationKind.ANONYMOUS, SourceKind.UNNAMED),
    ("The Lower Marsh Gazette said the crane was new.", CitationKind.NARRATIVE, SourceKind.NEWSPAPER),
]


@pytest.mark.parametrize(("text", "kind", "source_kind"), KINDS, ids=[case[0][:30] for case in KINDS])
def test_kinds(text: str, kind: CitationKind, source_kind: SourceKind) -> None:
    found = only(text)
    assert (found.kind, found.source_kind) == (kind, source_kind)


PUBLISHERS = [
    ("The Coastal Herald reported that a trawler sank.", "The Coastal Herald", None),
    ("The Coastal Herald newspaper reported that a trawler sank.", "The Coastal Herald", None),
    ("A reporter for Nordnews said a trawler sank.", None, "A reporter for Nordnews"),
    ("Nordnews quoted a docker as saying that a trawler sank.", "Nordnews", "a docker"),
    ("Nordnews reported, citing the coast guard, that a trawler sank.", "Nordnews", "the coast guard"),
    ("Omar Dell told Nordnews that a trawler sank.", "Nordnews", "Omar Dell"),
    ("“A trawler sank,” Omar Dell told Nordnews on Friday.", "Nordnews", "Omar Dell"),
    ("In an interview with Nordnews, Omar Dell said a trawler sank.", "Nordnews", "Omar Dell"),
    ("Omar Dell was quoted by Nordnews as saying a trawler sank.", "Nordnews", "Omar Dell"),
    ("“A trawler sank,” Dell was quoted as saying by Nordnews.", "Nordnews", "Dell"),
    ("An issue of the magazine “Roar of the Hills” said a trawler sank.", "Roar of the Hills", None),
    ("The Lower Marsh Gazette said a trawler sank.", "Lower Marsh Gazette", None),
    ("A former Nordnews host, Omar Dell, said a trawler sank.", "Nordnews", None),
    ("The ministry said a trawler sank.", None, None),
    ("River Watch said a trawler sank.", "River Watch", None),
    ("A report from River Watch said a trawler sank.", "River Watch", None),
    ("River Watch's report said a trawler sank.", "River Watch", None),
    ("A report on River Watch said a trawler sank.", None, None),
    ("An issue of the magazine “Gull Call” said a trawler sank.", "“Gull Call”", None),
    ("An article in the Lower Marsh daily said a trawler sank.", "Lower Marsh", None),
    ("Some daily said a trawler sank.", None, None),
]


@pytest.mark.parametrize(("text", "publisher", "speaker"), PUBLISHERS, ids=[case[0][:36] for case in PUBLISHERS])
def test_publisher_and_last_voice(text: str, publisher: str | None, speaker: str | None) -> None:
    found = only(text)
    assert (found.publisher.of(text) if found.publisher else None) == publisher
    assert found.speaker == speaker


def test_pronoun_goes_on_with_the_last_person() -> None:
    text = "Omar Dell told Nordnews that the crane was new. He added that it was safe."
    _, second = find(text)
    assert second.continues
    assert second.speaker == "Omar Dell"
    assert second.publisher is not None
    assert second.publisher.of(text) == "Nordnews"


def test_definite_document_goes_on_with_the_last_outlet() -> None:
    text = "The Coastal Herald reported that a trawler sank. The article also praised the crew."
    _, second = find(text)
    assert second.continues
    assert second.reports
    assert second.publisher is not None
    assert second.publisher.of(text) == "The Coastal Herald"


def test_agency_goes_on_with_the_last_agency() -> None:
    text = "Nordnews reported that a trawler sank. The agency said the crew was safe."
    _, second = find(text)
    assert second.continues


def test_pronoun_without_anybody_before_stays_open() -> None:
    found = only("He said the crane was new.")
    assert not found.continues
    assert found.speaker == "He"


PUBLISHED = DatePeriod(PartialDate(2019, 6, 1))
DATES = [
    ("On March 4, 2019, Nordnews reported that a trawler sank.", PartialDate(2019, 3, 4)),
    ("In March 2019, it was reported that a trawler sank.", PartialDate(2019, 3)),
    ("Nordnews on March 4, 2019 reported that a trawler sank.", PartialDate(2019, 3, 4)),
    ("Nordnews reported on 12 May that a trawler sank.", PartialDate(2019, 5, 12)),
    ("Nordnews reported that a trawler sank on March 4, 2019.", None),
    ("After a storm on March 4, 2019 in the bay, Nordnews reported that a trawler sank.", None),
]


@pytest.mark.parametrize(("text", "day"), DATES, ids=[case[0][:36] for case in DATES])
def test_date_of_the_report(text: str, day: PartialDate | None) -> None:
    (found,) = find(text, PUBLISHED)
    assert (found.date.on if found.date else None) == day


def test_levels_and_stances() -> None:
    denied = only("The firm denied that the pipe had burst.")
    assert (denied.level, denied.stance, denied.negated) == (HedgeLevel.DENIED, Stance.DENYING, True)
    claimed = only("The firm claimed that the pipe was whole.")
    assert (claimed.level, claimed.stance, claimed.negated) == (HedgeLevel.ATTRIBUTED, Stance.DISTANCING, False)
    hearsay = only("It was reported that the pipe had burst.")
    assert hearsay.level is HedgeLevel.HEDGED
    doubted = only("If the dockers are to be believed, the pipe had burst.")
    assert doubted.level is HedgeLevel.STRONGLY_HEDGED
    careful = only("The firm did not say that the pipe had burst.")
    assert careful.negated


def test_acts() -> None:
    claimed = only("The group claimed responsibility for the raid.")
    assert claimed.act
    declared = [one for one in find("The clan declared war on its neighbours.") if one.act]
    assert not declared[0].reports
    quoted = only("The clan's leaders declared “war on the river”.")
    assert not quoted.act


REPORTS = [
    ("The ministry said that grain was missing.", True),
    ("The ministry said the patrols “sell the gaps”.", True),
    ("Analysts believe that the strike will end.", True),
    ("The firm claimed the arrest of its clerk.", True),
    ("Omar Dell praised the crew.", True),
    ("Omar Dell vowed to sell the mill.", True),
    ("The group condemned the raid.", False),
    ("The union hopes that rain will come.", False),
    ("Neighbours might argue that the well is dry.", False),
    ("The council discussed the price of bread.", False),
    ("The side wall shows that the roof leaks.", False),
    ("We believe that the strike will end.", False),
    ("The court did not confirm the ruling.", False),
    ("The bank declined to comment.", False),
]


@pytest.mark.parametrize(("text", "reports"), REPORTS, ids=[case[0][:36] for case in REPORTS])
def test_what_reports(text: str, reports: bool) -> None:
    assert [found.reports for found in find(text)] == [reports]


def test_same_source_is_cited_once_in_a_sentence() -> None:
    first, second = find("The unions said that wages had fallen and warned that a strike was near.")
    assert first.reports
    assert not second.reports
    assert second.level is HedgeLevel.NONE


def test_who_is_quoted_is_not_cited_twice() -> None:
    text = "Nordnews quoted Omar Dell claiming that the crane was new."
    assert [found.cue.of(text) for found in find(text) if found.reports] == ["quoted"]


def test_quoting_without_a_voice_reports_nothing() -> None:
    assert [found.reports for found in find("Nordnews quoted an old ruling.")] == [False]
    assert not find("Omar Dell quoted an old ruling. “No,” it said.")[0].reports


def test_nobody_reports_nothing() -> None:
    assert [found.reports for found in find("No official said that the crane was new.")] == [False]
    assert [found.reports for found in find("Nobody said that the crane was new.")] == [False]


def test_span_runs_from_source_to_verb() -> None:
    text = "On Friday Omar Dell, a docker, said the crane was new."
    assert only(text).span.of(text) == "Omar Dell, a docker, said"
