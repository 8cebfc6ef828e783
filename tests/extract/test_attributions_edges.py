"""Where sources and contents begin and end: in hyphens, behind openers, at asides, in speech that goes on."""

import pytest

from tests.extract.test_attributions_corners import find, tell

CASES = [
    (
        "Anna Brunner, who speaks for the EB-5 Harbour Group, said two piers had failed.",
        "Anna Brunner, who speaks for the EB-5 Harbour Group, | said | two piers had failed",
    ),
    (
        "The 34-year-old mother of three replied that it helps.",
        "The 34-year-old mother of three | replied | that it helps",
    ),
    ("Prime Minister Theresa May said the pier was safe.", "Prime Minister Theresa May | said | the pier was safe"),
    ("Overall, the fund predicted that trade will slow.", "the fund | predicted | that trade will slow"),
    (
        "Hilda Green chimed in on the radio, saying that the guards should act.",
        "Hilda Green | saying | that the guards should act",
    ),
    (
        "The Gull and the Harbour chain filed a motion, arguing the move was needed.",
        "The Gull and the Harbour chain | arguing | the move was needed",
    ),
    ("About 9 percent said they had no boat.", "About 9 percent | said | they had no boat"),
    (
        "According to some on the quay, the mill was empty.",
        "some on the quay | According to | the mill was empty",
    ),
    (
        "Omar Dell spoke first, according to people at the closed-door meeting.",
        "people at the closed-door meeting | according to | Omar Dell spoke first",
    ),
    ("The mill is lost, according to her lawyers.", "her lawyers | according to | The mill is lost"),
    (
        "The mill is lost, said Jana Hill, an adviser to unions.",
        "Jana Hill, an adviser to unions | said | The mill is lost",
    ),
    (
        'In an interview on the show "Morning Talk," Omar Dell said the flood demanded care.',
        "Omar Dell | said | the flood demanded care",
    ),
    (
        "Omar Dell said nearly every mill he saw was empty.",
        "Omar Dell | said | nearly every mill he saw was empty",
    ),
    (
        "Omar Dell said the plan would keep the peace, and to keep it cheap it would be slow.",
        "Omar Dell | said | the plan would keep the peace, and to keep it cheap it would be slow",
    ),
    ("A harbour survey found forty wrecks near the pier.", "A harbour survey | found | forty wrecks near the pier"),
    ("Polls show dockers trust her more.", "Polls | show | dockers trust her more"),
    (
        "Omar Dell told co-host Ana Lind that the mill was safe.",
        "Omar Dell | told | that the mill was safe",
    ),
    (
        '"They feared the flood," said Weaver, who added that the guards had left.',
        'Weaver | said | "They feared the flood,"',
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_source_and_content_end_where_they_should(text: str, told: str) -> None:
    assert told in tell(text)


def test_a_knife_is_found_by_the_police_and_nothing_is_said() -> None:
    assert tell("The guards found a knife near the pier.") == []


@pytest.mark.parametrize(
    "text",
    [
        '"The mill is lost," she said, adding that the guards had left. "We have to go."',
        '"The mill is lost," said Weaver, who added that the guards had left. "We have to go."',
    ],
)
def test_speech_goes_on_behind_what_was_added(text: str) -> None:
    said = next(one for one in find(text) if one.cue.of(text) == "said" and one.content is not None)
    assert said.content is not None
    assert said.content.of(text).endswith('"We have to go."')


@pytest.mark.parametrize("dash", ["—", "–", "―", "--"])
def test_a_signed_quotation_names_its_source(dash: str) -> None:
    text = f"“The well is dry and nobody came.” {dash} Mara Lind, a geologist"
    found = find(text)
    assert tell(text) == [f"Mara Lind, a geologist | {dash} | “The well is dry and nobody came.”"]
    assert found[0].reports


@pytest.mark.parametrize(
    "text",
    [
        "“The well is dry and nobody came.” — and then they left",
        "“Dry wells.” — Mara Lind",
        "“The well is dry and nobody came.” — Mara Lind had gone by then.",
        "She wrote “The well is dry and nobody came.” — Mara Lind",
    ],
)
def test_what_only_looks_like_a_signature_is_none(text: str) -> None:
    assert all(found.rule != "signature" for found in find(text))
