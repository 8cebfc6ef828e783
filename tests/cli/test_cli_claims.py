from tests.cli.conftest import ARTICLE, Cli


def test_claims_are_listed_with_sources_and_hedging(ingested: Cli) -> None:
    claims = ingested("claims", "list", "--json").json()
    assert [claim["text"] for claim in claims] == [ARTICLE[claim["start"] : claim["end"]] for claim in claims]
    first, second, third, fourth, fifth, sixth = claims
    assert first["sources"] == ["Valley Post"]
    assert second["sources"] == ["Wire", "Valley Post"]
    assert second["hedging"] == "hedged"
    assert third["hedging"] == "attributed"
    assert fourth["hedging"] == "attributed"
    assert fifth["hedging"] == "none"
    assert sixth["sources"] == ["Unheard Gazette"]


def test_filters_narrow_the_list(ingested: Cli) -> None:
    def numbers(*options: str) -> list[int]:
        return [claim["number"] for claim in ingested("claims", "list", "--json", *options).json()]

    assert numbers("--outlet", "Wire") == [2]
    assert numbers("--outlet", "the valley post") == [1, 2]
    assert numbers("--hedging", "hedged") == [2]
    assert numbers("--text", "PUMPS") == [3]
    assert numbers("--document", "article.txt", "--limit", "2", "--offset", "1") == [2, 3]
    assert numbers("--document", "1", "--unsourced") == [5]
    assert numbers("--text", "100%_") == []


def test_table_tells_how_many_there_are(ingested: Cli) -> None:
    result = ingested("claims", "list", "--limit", "1")
    assert "Valley Post" in result.out
    assert "1 of 6 claims" in result.err


def test_claim_shows_everything_that_hangs_on_it(ingested: Cli) -> None:
    shown = ingested("claims", "show", "2").out
    assert "Wire → Valley Post, 2020-05-05" in shown
    assert "cue         reportedly (adverb)" in shown
    value = ingested("claims", "show", "1", "--json").json()
    assert [(item["role"], item["low"]) for item in value["quantities"]] == [("killed", 9)]
    assert value["chains"][0]["hops"][0]["cited_on"] == "2020-05-04"


def test_verdict_rating_and_note_are_kept_with_their_reasons(ingested: Cli) -> None:
    assert ingested("claims", "verdict", "1", "confirmed", "--because", "saw the register").code == 0
    assert ingested("claims", "rate", "1", "2", "--because", "fits").code == 0
    assert ingested("claims", "note", "1", "ask the mine").code == 0
    shown = ingested("claims", "show", "1").out
    assert "verdict     confirmed by ana: saw the register" in shown
    assert "credibility 2 by ana: fits" in shown
    assert "note        ask the mine" in shown
    assert ingested("db", "verify").code == 0


def test_unknown_claim_document_and_source_are_named(ingested: Cli) -> None:
    for arguments in (
        ("claims", "show", "99"),
        ("claims", "list", "--document", "nothing"),
        ("claims", "list", "--outlet", "nothing"),
        ("claims", "verdict", "99", "refuted", "--because", "x"),
        ("report", "claim", "99"),
        ("report", "document", "99"),
    ):
        result = ingested(*arguments)
        assert result.code == 1
        assert result.err.count("\n") == 1
        assert "there is no" in result.err


def test_search_marks_the_hit(ingested: Cli) -> None:
    result = ingested("search", "growing")
    assert result.code == 0
    assert "«growing»" in result.out
    hits = ingested("search", "pumps failed", "--json").json()
    assert [hit["claim_id"] for hit in hits] == [3]
    start, end = hits[0]["marks"][0]
    assert hits[0]["text"][start:end] == "pumps"


def test_search_for_nothing_exits_with_1_and_no_query_is_syntax(ingested: Cli) -> None:
    assert ingested("search", "zebra").code == 1
    for query in ('"', "a OR", "NEAR(", "'; DROP TABLE claims; --", "*", "( | &", "\\"):
        assert ingested("search", query).code in {0, 1}
