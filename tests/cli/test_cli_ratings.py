import pytest

from tests.cli.conftest import Cli


def test_a_rating_that_has_expired_says_so_and_counts_no_more(ingested: Cli) -> None:
    told = ingested("outlets", "rate", "wire", "b", "--because", "prompt corrections", "--until", "2021-05")
    assert told.out.strip() == "Wire: B, usually reliable"
    shown = ingested("outlets", "show", "wire", "--json").json()
    assert shown["rating"] == "F"
    assert (shown["ratings"][0]["expired"], shown["ratings"][0]["standing"]) == (True, "F")
    assert "2021-05 (expired: F now)" in ingested("outlets", "show", "wire").out
    assert "2021-05 (expired: F now)" in ingested("outlets", "ratings", "wire").out
    assert ingested("outlets", "rate", "wire", "C", "--because", "looked again", "--until", "2999").code == 0
    assert ingested("outlets", "show", "wire", "--json").json()["rating"] == "C"
    assert "until 2999" in ingested("outlets", "show", "wire").out


def test_a_scoped_rating_stands_beside_the_general_one(ingested: Cli) -> None:
    ingested("outlets", "rate", "wire", "B", "--because", "prompt corrections")
    told = ingested("outlets", "rate", "wire", "E", "--because", "owner's quarrel", "--scope", "country=at")
    assert told.out.strip() == "Wire: E, unreliable (country=AT)"
    assert ingested("outlets", "show", "wire", "--json").json()["rating"] == "B"
    rows = ingested("outlets", "ratings", "wire", "--json").json()
    assert [row["scope"] for row in rows["ratings"]] == [None, "country=AT"]
    assert rows["disagreed"] is False


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        ("mines", "topic=mines"),
        ("topic = coal  mines", "topic=coal mines"),
        ("period=2014/2016-03", "period=2014/2016-03"),
    ],
)
def test_scopes_are_kept_in_one_form(ingested: Cli, scope: str, kept: str) -> None:
    assert ingested("outlets", "rate", "wire", "D", "--because", "x", "--scope", scope).code == 0
    assert ingested("outlets", "ratings", "wire", "--json").json()["ratings"][0]["scope"] == kept


@pytest.mark.parametrize("scope", ["country=Austria", "period=2016/2014", "period=soon", "mood=bad", "topic=", " "])
def test_a_malformed_scope_is_refused_with_the_form_it_needs(ingested: Cli, scope: str) -> None:
    result = ingested("outlets", "rate", "wire", "D", "--because", "x", "--scope", scope)
    assert result.code == 2
    assert "--scope" in result.err
    assert ingested("outlets", "ratings", "wire", "--json").json()["ratings"] == []


def test_people_and_bodies_are_rated_too(ingested: Cli) -> None:
    assert ingested("outlets", "rate", "Ministry of Labour", "C", "--because", "party to the case").code == 0
    shown = ingested("outlets", "show", "Ministry of Labour", "--json").json()
    assert (shown["kind"], shown["rating"]) == ("body", "C")


def test_analysts_who_differ_are_both_shown_with_their_agreement(
    ingested: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no source was rated" in ingested("outlets", "ratings", "wire").err
    assert "nobody has rated it" in ingested("outlets", "ratings", "wire").out
    given = {"ana": {"wire": "B", "valley-post": "A", "hill-review": "D"}}
    given["ben"] = {"wire": "C", "valley-post": "A", "hill-review": "E"}
    for analyst, letters in given.items():
        monkeypatch.setenv("PROVENANCE_ANALYST", analyst)
        for name, letter in letters.items():
            ingested("outlets", "rate", name, letter, "--because", f"{analyst} read it")
    found = ingested("outlets", "ratings", "wire", "--json").json()
    assert {name: rating["value"] for name, rating in found["latest"].items()} == {"ana": "B", "ben": "C"}
    assert found["disagreed"] is True
    assert (found["agreement"]["sources"], found["agreement"]["ratings"]) == (3, 6)
    assert 0.5 < found["agreement"]["alpha"] < 1.0
    told = ingested("outlets", "ratings", "wire")
    assert "Analysts differ: B (ana), C (ben)" in told.out
    assert "Krippendorff's alpha" in told.err
    assert "2 analysts agree" in ingested("outlets", "ratings", "valley-post").out


def test_ratings_all_alike_define_no_agreement(ingested: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for analyst in ("ana", "ben"):
        monkeypatch.setenv("PROVENANCE_ANALYST", analyst)
        ingested("outlets", "rate", "wire", "B", "--because", "x")
    assert "not defined (1 sources" in ingested("outlets", "ratings", "wire").err


def test_too_few_reviews_give_no_figure_and_enough_do(ingested: Cli) -> None:
    assert "not enough reviewed: 0 settled of at least 5 origins" in ingested("outlets", "show", "valley-post").out
    for claim in ("1", "2"):
        ingested("claims", "verdict", claim, "confirmed", "--because", "saw the register")
    ingested("outlets", "rate", "valley-post", "B", "--because", "prompt corrections")
    shown = ingested("outlets", "show", "valley-post", "--json").json()["track_record"]
    assert (shown["enough"], shown["settled"], shown["mean"]) == (False, 2, None)
    shown = ingested("outlets", "show", "valley-post", "--least", "2", "--json").json()["track_record"]
    weight = sum(origin["weight"] for origin in shown["evidence"])
    assert shown["mean"] == pytest.approx((4.8 + weight) / (6 + weight))
    assert shown["prior"]["letter"] == "B"
    assert [claim["id"] for origin in shown["evidence"] for claim in origin["claims"]] == [1, 2]


def test_a_figure_can_be_asked_for_its_evidence(ingested: Cli) -> None:
    assert "nobody has decided" in ingested("outlets", "show", "valley-post", "--why").out
    ingested("claims", "verdict", "1", "refuted", "--because", "the register has seven")
    ingested("claims", "verdict", "2", "unresolved", "--because", "no inspection report")
    told = ingested("outlets", "show", "valley-post", "--why", "--least", "1", "--half-life", "90").out
    assert "0 right, 1 wrong, 1 unresolved" in told
    assert "90 % interval" in told
    assert "the register has seven" in told
    assert "no inspection report" in told


def test_what_was_said_of_a_merged_outlet_is_said_of_the_one_it_became(ingested: Cli) -> None:
    ingested("outlets", "rate", "Unheard Gazette", "D", "--because", "no imprint")
    ingested("outlets", "merge", "Unheard Gazette", "hill-review", "--because", "its new name")
    shown = ingested("outlets", "show", "hill-review", "--json").json()
    assert shown["rating"] == "D"
    ingested("outlets", "merge", "hill-review", "valley-post", "--because", "bought and closed")
    assert ingested("outlets", "show", "valley-post", "--json").json()["rating"] == "D"
    ingested("outlets", "rate", "valley-post", "B", "--because", "new editors")
    rows = ingested("outlets", "ratings", "valley-post", "--json").json()["ratings"]
    assert [one["value"] for one in rows] == ["D", "B"]
