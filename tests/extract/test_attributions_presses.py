"""Attributions as further presses write them: business wires, monitors, regional papers, studies, courts."""

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.chains import cite_attribution
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution, Citation
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def find(text: str) -> list[Attribution]:
    sentences = [Sentence(span, 0) for span in split_sentences(text, Span(0, len(text)))]
    return list(find_attributions(text, sentences, LEXICON))


def cite(text: str) -> list[Citation]:
    return [cite_attribution(text, one) for one in find(text) if one.reports]


def surfaces(text: str) -> list[str]:
    return [one.span.of(text) for one in find(text) if one.reports]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It was gathered that the raid began at dawn.", "It was gathered"),
        ("The envoy's spokesman was quick to clarify that no ship had sailed.", "was quick to clarify"),
        ("The harbour police put the number of the missing at nine.", "The harbour police put"),
        ("The sheriff identified the driver as Ana Lind.", "The sheriff identified"),
        ('NATO described the ferry as a "floating arsenal."', "NATO described"),
        ("The envoy believes that the dam could hold for a year.", "The envoy believes"),
        ("Deep wells were the colder ones, the survey found.", "the survey found"),
        ("[Reporter] The governor of Lind says that the town is quiet.", "The governor of Lind says"),
    ],
)
def test_what_is_reported(text: str, surface: str) -> None:
    (found,) = surfaces(text)
    assert surface in found
    assert "[" not in found


@pytest.mark.parametrize(
    "text",
    [
        "A crowd gathered that evening.",
        "The cook put the kettle on the stove at ten.",
        "The cook put the number of the hut on a card at home.",
        "The panel talked about the price of bread.",
        "The clerk refused to open the safe.",
        "The judge dismissed a request to close the file.",
        "The widow called 911 at noon.",
        "He fled because he believed that the dam had burst.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Witnesses said shortly after lunch, the raiders left.", "shortly after lunch, the raiders left"),
        ("Witnesses said on Monday, the raiders left by boat.", "the raiders left by boat"),
        ("Nurses told Radio North, it took six hours to reach the ward.", "it took six hours to reach the ward"),
        ("The sale has failed, as reported by Reuters in May.", "The sale has failed"),
    ],
)
def test_where_what_is_said_begins(text: str, content: str) -> None:
    (found,) = [one for one in find(text) if one.reports]
    assert found.content is not None
    assert found.content.of(text) == content


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("NATO told The Long War Journal that the ferry sank.", "The Long War Journal", "NATO"),
        ("The ferry sank, NATO told Reuters.", "Reuters", "NATO"),
        ("Lind told state broadcaster RTS that the bridge was open.", "RTS", "Lind"),
    ],
)
def test_who_was_told_is_cited(text: str, source: str, speaker: str) -> None:
    (found,) = cite(text)
    assert (found.source, found.speaker) == (source, speaker)


def test_a_relay_behind_as_is_cited_too() -> None:
    text = "The two yards held talks, according to sources as reported by Reuters."
    assert [one.source for one in cite(text)] == ["sources", "Reuters"]
    text = '"The dam is safe," the mayor said, as cited by Reuters.'
    assert [one.source for one in cite(text)] == ["the mayor", "Reuters"]


def test_a_fronted_circumstance_is_no_report_of_its_own() -> None:
    text = "Criticizing the plan by rival Ana Lind, Berg said, “The roof will fall.”"
    assert surfaces(text) == ["Berg said"]


def test_a_verb_before_reports_is_no_part_of_them() -> None:
    text = "They used the film to support claims that the dam was blown up."
    (found,) = find(text)
    assert found.cue.of(text) == "claims"


def test_a_long_title_belongs_to_the_article() -> None:
    text = 'Article entitled "In the long shadow of the bridge, nobody went to the fair" reports that it rained.'
    (found,) = surfaces(text)
    assert found.startswith("Article entitled")
    assert found.endswith("reports")


def test_media_that_speak_together_are_cited_each() -> None:
    text = "Reuters, The Wall Street Journal, and the Financial Times said the yard was sold."
    assert [one.source for one in cite(text)] == ["Reuters", "The Wall Street Journal", "the Financial Times"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The New York Times reported the sale. It has failed, the Times said.", "The New York Times"),
        ("Lind sued The Washington Post. A report in the Post said the dam was full.", "The Washington Post"),
        ("Lind reads the Financial Times and The New York Times. The Times said it rained.", "The Times"),
    ],
)
def test_a_short_name_repeats_the_only_one_that_it_may_mean(text: str, source: str) -> None:
    assert cite(text)[-1].source == source


def contents(text: str) -> list[str]:
    return [one.content.of(text) for one in find(text) if one.content is not None]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("(The widow claimed that the roof had gone.)", "that the roof had gone"),
        ("The widow claimed that the roof (of slate) had gone.", "that the roof (of slate) had gone"),
        ("Of course, as the Herald noted, the dam was never full.", "the dam was never full"),
        ("The dam was never full, as the Herald noted, and it leaks.", "The dam was never full"),
        ("The envoy expressed deep concern about the dam.", "the dam"),
        ("The envoy expressed confidence that the dam would hold.", "that the dam would hold"),
        ("The envoy expressed confidence it would hold.", "it would hold"),
        ("The envoy expressed thanks to the cooks.", "thanks to the cooks"),
    ],
)
def test_what_belongs_to_what_is_said(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_the_verb_of_the_noun_before_who_ends_what_is_backed() -> None:
    assert contents("Those who support Lind are in college.") == ["Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "The shop sold a film that showed off the new dam.",
        "A chorus calling the old hymn rose from the nave.",
        "With state Senator Ana Lind came two clerks.",
    ],
)
def test_what_is_nobody_s_word(text: str) -> None:
    assert find(text) == []


def test_an_adverbial_clause_has_the_bare_subject_for_its_source() -> None:
    text = "Ana Lind, who runs the mill, has left the guild, saying that the dues were too high."
    (found,) = find(text)
    assert found.source is not None
    assert found.source.of(text) == "Ana Lind"


@pytest.mark.parametrize(
    "text",
    [
        "Most established houses have closed since then.",
        "The clerk said nothing: there was no report of a fire.",
        "The mayor called in the fire brigade.",
        "The storm would dominate regional domestic reporting on the fair: two men were held.",
    ],
)
def test_what_further_is_no_report(text: str) -> None:
    assert [one for one in surfaces(text) if one != "The clerk said"] == []


def test_footage_points_back_to_no_outlet() -> None:
    text = "The Times said the dam burst. But the footage shows “a dry bed,” Lind said."
    assert all(one.source != "The Times" for one in cite(text)[1:])


def test_a_stressed_need_is_a_report() -> None:
    assert surfaces("Village elders have stressed the need for talks.") == ["Village elders have stressed"]


def test_who_is_notified_of_what() -> None:
    assert contents("The ministry notified the guild on Monday of nine cases of rust.") == ["nine cases of rust"]


def test_two_adjectives_share_one_noun() -> None:
    text = "It sank minutes after the launch, the Northern and U.S. navies announced at the time."
    assert surfaces(text) == ["the Northern and U.S. navies announced"]


def test_a_quotation_goes_on_over_a_speaker_who_is_explained() -> None:
    first = "“The raiders took nine men,” said the clerk who asked to be called Ana."
    text = f"{first}\n\n“They came by boat.\n\n“People ran,” Ana said."
    bounds = [(0, len(first)), (len(first) + 2, text.index("“People") - 2), (text.index("“People"), len(text))]
    sentences = [Sentence(Span(start, end), number) for number, (start, end) in enumerate(bounds)]
    spoken = find_attributions(text, sentences, LEXICON)[0]
    assert "They came by boat." in [part.of(text).strip("“") for part in spoken.parts]


def test_a_fronted_circumstance_with_an_outlet_is_no_report_of_its_own() -> None:
    text = "Commenting on the Herald report, Hassan Lind, the guild's secretary, said that it was false."
    assert surfaces(text) == ["Hassan Lind, the guild's secretary, said"]


def test_no_comma_closes_the_name_of_a_source() -> None:
    text = "The region's water board, the Directorate of Wells (DOW), said the pumps had failed."
    assert [one.source for one in cite(text)] == ["The region's water board, the Directorate of Wells (DOW)"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The wells ran dry in the old quarter, Oxfam Hill and Water Watch said today.",
            ["Oxfam Hill and Water Watch"],
        ),
        ("Nine farmers told Reuters gunmen attacked the mill.", ["Reuters"]),
        ("It follows reports in the Financial Times that the mill was sold.", ["the Financial Times"]),
        ("The mayor has denied accusations that the clerks were beaten.", ["The mayor"]),
        ("Officials are increasingly worried about reports that the wells are dry.", ["reports"]),
        ("The BBC's Ana Lind said the bridge was shut.", ["BBC"]),
        ("The guild fears that the well is dry.", ["The guild"]),
        ("“We had nine boats,” Ana Lind, one of the five, said by telephone.", ["Ana Lind, one of the five"]),
    ],
)
def test_whose_word_it_is(text: str, sources: list[str]) -> None:
    assert [one.source for one in cite(text)] == sources


def test_the_phrase_of_an_earlier_source_is_no_part_of_the_next() -> None:
    text = (
        "According to the Herald newspaper, the banned group, the Army of Reeds (AOR), claimed responsibility for it."
    )
    assert [one.source.removeprefix("the ") for one in cite(text)][-1].startswith("banned group")
