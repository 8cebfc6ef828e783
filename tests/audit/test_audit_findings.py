"""What does not hold together: each kind found where it is, and not where it is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.audit import find_findings
from provenance.model.facts import Facts
from provenance.model.findings import FindingKind
from provenance.model.vocabulary import CitationKind, HedgeLevel, LinkRelation, LinkState, Scope, SourceKind
from tests.audit.conftest import Maker, on


def kinds(facts: Facts) -> list[FindingKind]:
    found = find_findings(facts)
    texts = {document.id: document.text for document in facts.documents}
    for finding in found:
        assert finding.message
        assert finding.spans
        for span in finding.spans:
            assert span.text == texts[span.document_id][span.span.start : span.span.end]
    return [finding.kind for finding in found]


@pytest.mark.parametrize(
    ("cited", "event", "text", "found"),
    [
        ("2019-03-02", "2019-03-05", "The dam leaked on 5 March (Wire).", True),
        ("2019-03-05", "2019-03-05", "The dam leaked on 5 March (Wire).", False),
        ("2019-03", "2019-03-05", "The dam leaked on 5 March (Wire).", False),
        ("2019-02", "2019-03-05", "The dam leaked on 5 March (Wire).", True),
        ("2019-03-02", "2019-03-05", "The dam will be shut on 5 March (Wire).", False),
    ],
)
def test_a_source_older_than_the_event(maker: Maker, cited: str, event: str, text: str, found: bool) -> None:
    paper = maker.document()
    maker.claim(paper, text, ("Wire",), period=on(cited), events=[("5 March", on(event))])
    assert (FindingKind.PUBLISHED_BEFORE_EVENT in kinds(maker.facts())) == found


def test_inferred_dates_prove_nothing(maker: Maker) -> None:
    paper = maker.document()
    guessed = on("2019-03-05", inferred=True, rule="year of publication")
    maker.claim(
        paper, "The dam leaked on 5 March (Wire).", ("Wire",), period=on("2019-03-02"), events=[("5 March", guessed)]
    )
    maker.claim(
        paper, "It leaked on 6 March (Wire).", ("Wire",), period=guessed, events=[("6 March", on("2019-03-06"))]
    )
    told = {"period": on("2019-03-02"), "scope": Scope.INHERITED, "events": [("7 March", on("2019-03-07"))]}
    maker.claim(paper, "It leaked on 7 March (Wire).", ("Wire",), **told)
    assert kinds(maker.facts()) == []


def test_a_citation_from_after_publication(maker: Maker) -> None:
    paper = maker.document(published=on("2020-05-04"))
    maker.claim(paper, "The dam leaked (Wire).", ("Wire",), period=on("2020-05-05"))
    maker.claim(paper, "The gate held (Post).", ("Post",), period=on("2020-05"))
    assert kinds(maker.facts()) == [FindingKind.FUTURE_CITATION]


@pytest.mark.parametrize(
    ("dated", "words", "found"),
    [
        ("2019-03-08", "a May survey", True),
        ("2019-03-08", "the June inspection report", True),
        ("2019-03-08", "a June 2019 report", True),
        ("2019-03-08", "a June 2018 report", False),
        ("2019-03-08", "a December report", False),
        ("2019-01-08", "a November report", False),
        ("2019-03-08", "a February report", False),
        ("2019-03-08", "an upcoming May report", False),
        ("2019", "a May survey", False),
    ],
)
def test_a_piece_that_quotes_what_is_younger(maker: Maker, dated: str, words: str, found: bool) -> None:
    paper = maker.document()
    maker.claim(paper, f"Wire wrote that {words} had found cracks.", ("Wire",), period=on(dated))
    assert kinds(maker.facts()) == [FindingKind.FUTURE_CITATION] * found


def test_a_document_that_quotes_what_is_younger_itself(maker: Maker) -> None:
    maker.claim(maker.document(published=on("2019-03-08")), "A May survey found cracks.")
    maker.claim(maker.document(published=on("2019-03-08", inferred=True)), "A May survey found gaps.")
    assert kinds(maker.facts()) == [FindingKind.FUTURE_CITATION]


def test_linked_claims_on_different_days(maker: Maker) -> None:
    one, other = maker.document(), maker.document()
    first = maker.claim(one, "The dam leaked on 5 March.", events=[("5 March", on("2019-03-05"))])
    same = maker.claim(other, "The dam leaked in March.", events=[("March", on("2019-03"))])
    late = maker.claim(other, "The dam leaked on 9 March.", events=[("9 March", on("2019-03-09"))])
    maker.link(first, same)
    assert kinds(maker.facts()) == []
    maker.link(first, late, LinkRelation.CONFLICTS, LinkState.SUGGESTED)
    assert kinds(maker.facts()) == [FindingKind.EVENT_DATES_DIFFER]
    maker.links[-1] = replace(maker.links[-1], state=LinkState.REJECTED)
    assert kinds(maker.facts()) == []


def test_a_weekday_that_its_date_was_not(maker: Maker) -> None:
    paper = maker.document()
    maker.claim(paper, "It broke on Tuesday, March 5, 2019.", events=[("March 5, 2019", on("2019-03-05"))])
    assert kinds(maker.facts()) == []
    maker.claim(paper, "It broke on Friday, March 5, 2019, too.", events=[("March 5, 2019", on("2019-03-05"))])
    assert kinds(maker.facts()) == [FindingKind.EVENT_DATES_DIFFER]
    assert find_findings(maker.facts())[0].spans[0].text == "Friday, March 5, 2019"


@pytest.mark.parametrize(
    ("text", "numbers", "found"),
    [
        ("Twelve dead: seven divers and four guards.", (("Twelve", 12), ("seven", 7), ("four", 4)), True),
        ("Eleven dead: seven divers and four guards.", (("Eleven", 11), ("seven", 7), ("four", 4)), False),
        (
            "It hurt nine workers — five divers, two cooks and one guard.",
            (("nine", 9), ("five", 5), ("two", 2), ("one", 1)),
            True,
        ),
        ("It hurt nine workers: five of the divers.", (("nine", 9), ("five", 5)), False),
        ("It hurt nine workers and killed two divers and one guard.", (("nine", 9), ("two", 2), ("one", 1)), False),
        ("It hurt nine: five years and two months ago.", (("nine", 9), ("five", 5), ("two", 2)), False),
        ("It hurt nine (five men and four boys).", (("nine", 9), ("five", 5), ("four", 4)), False),
    ],
)
def test_a_total_that_its_parts_do_not_make(
    maker: Maker, text: str, numbers: tuple[tuple[str, int], ...], found: bool
) -> None:
    maker.claim(maker.document(), text, quantities=[(words, n, n) for words, n in numbers])
    assert kinds(maker.facts()) == [FindingKind.TOTAL_DIFFERS] * found


def test_open_numbers_make_no_false_total(maker: Maker) -> None:
    paper = maker.document()
    maker.claim(
        paper,
        "At least nine died: seven divers and four guards.",
        quantities=[("At least nine", 9, None), ("seven", 7, 7), ("four", 4, 4)],
    )
    assert kinds(maker.facts()) == []
    maker.claim(
        paper,
        "At least nine were hurt: three divers and about four guards.",
        quantities=[("At least nine", 9, None), ("three", 3, 3), ("about four", 3, 5)],
    )
    assert kinds(maker.facts()) == [FindingKind.TOTAL_DIFFERS]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("we shall never leave the valley to the river", "we will never leave the valley to the river", True),
        ("we shall never leave the valley to the river", "never leave the valley to the river", False),
        ("we have never left the valley to the river", "we’ve never left the valley to the river", False),
        (
            "it is certain that a young man was seen on the dam with two others that night",
            "the miller was there too, and it is certain that the young man was not alone up there",
            False,
        ),
        (
            "we shall never … leave the valley to the river",
            "we shall never, as long as we live, leave the valley to the river",
            False,
        ),
        (
            "we shall never leave the valley to the river",
            "we shall never leave the boats and the nets to the wind",
            False,
        ),
    ],
)
def test_a_quotation_in_two_renderings(maker: Maker, one: str, other: str, found: bool) -> None:
    first, second = maker.document(), maker.document()
    maker.claim(first, f"He said: “{one}”.")
    maker.claim(second, f"He told them: “{other}”.")
    assert kinds(maker.facts()) == [FindingKind.QUOTATION_DIFFERS] * found


def test_rings_of_documents_and_a_publisher_that_cites_itself(maker: Maker) -> None:
    one, other = maker.document(publisher="Post"), maker.document(publisher="Wire")
    maker.claim(one, "The dam leaked, says Wire.", ("Wire",))
    maker.claim(other, "The dam leaked, says Post.", ("Post",))
    maker.cite_document(one, "Wire", other, state=LinkState.SUGGESTED)
    assert kinds(maker.facts()) == []
    maker.cite_document(other, "Post", one)
    found = find_findings(maker.facts())
    assert [finding.kind for finding in found] == [FindingKind.CITATION_LOOP]
    assert "Paper 1 → Paper 2 → Paper 1" in found[0].message
    maker.claim(one, "The gate held, as Post wrote.", ("Post",))
    assert kinds(maker.facts()) == [FindingKind.CITATION_LOOP] * 2


def test_a_hedge_that_is_lost_on_the_way(maker: Maker) -> None:
    one, other = maker.document(published=on("2019-03-05")), maker.document(published=on("2019-03-06"))
    soft = maker.claim(one, "The dam reportedly leaked.", level=HedgeLevel.HEDGED, cue="reportedly")
    firm = maker.claim(other, "The dam leaked.")
    maker.link(soft, firm)
    assert kinds(maker.facts()) == []
    maker.links[0] = replace(maker.links[0], relation=LinkRelation.RESTATES)
    found = find_findings(maker.facts())
    assert [finding.kind for finding in found] == [FindingKind.FIRMER_THAN_SOURCE]
    assert "“reportedly”" in found[0].message
    assert found[0].spans[0].claim_id == firm
    maker.documents[other]["published"] = on("2019-03-04")
    assert kinds(maker.facts()) == []
    maker.documents[other]["published"] = on("2019-03")
    assert kinds(maker.facts()) == []
    maker.cite_document(other, "Wire", one)
    assert kinds(maker.facts()) == [FindingKind.FIRMER_THAN_SOURCE]


def test_within_a_document_the_later_claim_restates(maker: Maker) -> None:
    paper = maker.document()
    soft = maker.claim(paper, "The dam may have leaked.", level=HedgeLevel.HEDGED, cue="may")
    firm = maker.claim(paper, "The dam leaked.", level=HedgeLevel.ATTRIBUTED)
    maker.link(soft, firm, LinkRelation.RESTATES, LinkState.SUGGESTED)
    assert kinds(maker.facts()) == [FindingKind.FIRMER_THAN_SOURCE]


def test_an_outlet_twice_in_one_bracket(maker: Maker) -> None:
    paper = maker.document()
    maker.claim(paper, "The dam leaked (Wire; Post; Wire).", ("Wire",), ("Post",), ("Wire",), period=on("2019-03-05"))
    found = find_findings(maker.facts())
    assert [finding.kind for finding in found] == [FindingKind.REPEATED_OUTLET]
    assert [span.text for span in found[0].spans] == ["Wire", "Wire"]
    assert "the same date" in found[0].message
    maker.claim(paper, "The gate held (Wire). The lake fell (Wire).", ("Wire",), ("Wire",))
    maker.claim(paper, "Wire said, and Wire said again.", ("Wire",), ("Wire",), kind=CitationKind.NARRATIVE)
    assert kinds(maker.facts()) == [FindingKind.REPEATED_OUTLET]


def test_an_outlet_nobody_knows_is_told_once_a_document(maker: Maker) -> None:
    paper = maker.document()
    maker.source("Lantern", proposed=True)
    maker.claim(paper, "The dam leaked (Lantern).", ("Lantern",))
    first = find_findings(maker.facts())
    maker.claim(paper, "The gate held (Lantern).", ("Lantern",))
    second = find_findings(maker.facts())
    assert [finding.kind for finding in second] == [FindingKind.UNKNOWN_OUTLET]
    assert second[0].key == first[0].key
    assert second[0].claim_ids == (1, 2)


def test_keys_stay_and_acknowledged_findings_say_so(maker: Maker) -> None:
    paper = maker.document(published=on("2020-05-04"))
    maker.claim(paper, "The dam leaked (Wire).", ("Wire",), period=on("2020-05-05"))
    found = find_findings(maker.facts())
    again = find_findings(maker.facts(), {found[0].key: "a printer's error"})
    assert again == (replace(found[0], acknowledged="a printer's error"),)


def test_rejected_claims_are_left_out(maker: Maker) -> None:
    paper = maker.document(published=on("2020-05-04"))
    maker.claim(paper, "The dam leaked (Wire).", ("Wire",), period=on("2020-05-05"), state="rejected")
    assert kinds(maker.facts()) == []


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_no_text_makes_a_search_fail(texts: list[str]) -> None:
    maker = Maker()
    paper = maker.document(published=on("2019-03-08"))
    for words in texts:
        quoted = f"“{words} seven words are quoted in this place” {words}: nine, two and one"
        maker.claim(paper, quoted, ("Wire",), quantities=[("nine", 9, 9), ("two", 2, 2), ("one", 1, 1)])
    kinds(maker.facts())


def test_kinds_of_source_that_only_speak_are_no_unknown_outlets(maker: Maker) -> None:
    maker.source("a guard", SourceKind.UNNAMED)
    maker.claim(maker.document(), "The dam leaked, says a guard.", ("a guard",), kind=CitationKind.ANONYMOUS)
    assert kinds(maker.facts()) == []
