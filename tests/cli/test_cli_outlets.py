from tests.cli.conftest import Cli


def test_outlets_are_listed_by_the_claims_that_lean_on_them(ingested: Cli) -> None:
    listed = ingested("outlets", "list", "--cited", "--json").json()
    assert [(outlet["name"], outlet["claims"]) for outlet in listed][:2] == [("Valley Post", 2), ("Unheard Gazette", 1)]
    assert "valley-post" in ingested("outlets", "list").out


def test_unknown_outlet_is_proposed_then_added(ingested: Cli) -> None:
    proposed = ingested("outlets", "list", "--proposed", "--json").json()
    assert [outlet["name"] for outlet in proposed] == ["Unheard Gazette"]
    assert proposed[0]["seen"] == [{"claim_id": 6, "document": "Shaft collapse near Tarn"}]
    assert "Unheard Gazette" in ingested("outlets", "list", "--proposed").out
    assert ingested("outlets", "add", "Unheard Gazette", "--kind", "newspaper", "--country", "at").code == 0
    assert ingested("outlets", "list", "--proposed", "--json").json() == []
    assert "no unknown outlet" in ingested("outlets", "list", "--proposed").err
    shown = ingested("outlets", "show", "unheard-gazette", "--json").json()
    assert (shown["claims"], shown["country"]) == (1, "AT")


def test_merged_outlet_gives_its_claims_to_the_other(ingested: Cli) -> None:
    result = ingested("outlets", "merge", "Unheard Gazette", "valley-post", "--because", "its new name")
    assert result.code == 0
    assert "1 citation in 1 claim" in result.out
    assert ingested("outlets", "show", "valley-post", "--json").json()["claims"] == 3
    assert ingested("db", "check").code == 0
    assert ingested("db", "verify").code == 0


def test_alias_finds_the_outlet(ingested: Cli) -> None:
    assert ingested("outlets", "alias", "valley-post", "VP Daily").code == 0
    assert ingested("outlets", "show", "vp daily").code == 0
    assert "known already" in ingested("outlets", "alias", "valley-post", "VP Daily").out


def test_ratings_are_followed_never_overwritten(ingested: Cli) -> None:
    assert "nobody has rated it" in ingested("outlets", "show", "wire").out
    assert ingested("outlets", "rate", "wire", "b", "--because", "prompt corrections").code == 0
    assert ingested("outlets", "rate", "wire", "D", "--because", "caught inventing", "--until", "2021-05").code == 0
    ratings = ingested("outlets", "show", "wire", "--json").json()["ratings"]
    assert {(rating["value"], rating["reason"]) for rating in ratings} == {
        ("B", "prompt corrections"),
        ("D", "caught inventing"),
    }
    assert "caught inventing" in ingested("outlets", "show", "wire").out


def test_an_outlet_needs_a_key_and_a_free_one(ingested: Cli) -> None:
    assert ingested("outlets", "add", "!!!", "--kind", "newspaper").code == 2
    result = ingested("outlets", "add", "Wire", "--kind", "news_agency")
    assert result.code == 2
    assert "already" in result.err


def test_empty_registry_says_what_to_do(ingested: Cli) -> None:
    assert "provenance init" in ingested("outlets", "list", "--text", "zzz").err
