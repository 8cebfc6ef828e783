"""Brackets as other houses write them, with the outlets that ship."""

from collections.abc import Callable

import pytest

from provenance.extract.read import read
from provenance.model.citations import Citation
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.vocabulary import CitationKind
from provenance.resolve import build_registry, resolve_reading
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
REGISTRY = build_registry(LEXICON.outlets, LEXICON.places)


@pytest.fixture(name="marked")
def _marked() -> Callable[[str], list[Citation]]:
    def run(text: str) -> list[Citation]:
        original = Original(content=text.encode(), sha256="0" * 64, media_type="text/plain")
        document = Document(text=text, original=original, published=DatePeriod(PartialDate(2008, 7, 9)))
        reading = resolve_reading(read(document, LEXICON), REGISTRY)
        cited = [one for claim in reading.claims for one in claim.citations]
        return [one for one in cited if one.kind is CitationKind.PARENTHETICAL]

    return run


@pytest.mark.parametrize(
    ("bracket", "source", "via"),
    [
        ("(Sabah newspaper)", "Sabah", None),
        ("(Türkiye newspaper)", "Türkiye Gazetesi", None),
        ("(AP-Miami Herald)", "Associated Press", "Miami Herald"),
        ("(AP)", "Associated Press", None),
        ("(lzvestiya, 12 0ctober 195l)", "Izvestia", None),
        ("(lnterfax, May 3)", "Interfax", None),
    ],
)
def test_bare_and_damaged_names_are_cited(
    marked: Callable[[str], list[Citation]], bracket: str, source: str, via: str | None
) -> None:
    assert [(one.source, one.via) for one in marked(f"Nine barges sank in a bay near an arsenal {bracket}.")] == [
        (source, via)
    ]


@pytest.mark.parametrize("bracket", ["(a daily newspaper)", "(Soviet newspaper)", "(lion tamers)"])
def test_kinds_of_outlets_alone_cite_nothing(marked: Callable[[str], list[Citation]], bracket: str) -> None:
    assert marked(f"Nine barges sank in a bay near an arsenal {bracket}.") == []


def test_a_bracket_behind_the_full_stop_is_no_claim_of_its_own() -> None:
    first = "Nine barges sank in a bay of the northern coast last week. (Harbour Post)"
    text = f"The bay froze over after that, and the barges were left there. {first} The crew was brought ashore."
    original = Original(content=text.encode(), sha256="0" * 64, media_type="text/plain")
    claims = read(Document(text=text, original=original), LEXICON).claims
    assert [claim.text for claim in claims][1] == first


@pytest.mark.parametrize(
    ("bracket", "source", "date"),
    [
        ("(Beta, 4.4.)", "Beta", "2008-04-04"),
        ("(Beta, 18.3.08)", "Beta", "2008-03-18"),
        ("(Beta, 4 April, 18:00)", "Beta", "2008-04-04"),
        ("(IZVESTIYA in Russian 9 Jun 89 Second Edition p 3)", "Izvestia", "1989-06-09"),
        ("(MSF on Twitter, May 3)", "Médecins Sans Frontières", "2008-05-03"),
        ("(Harbour Folk [Tarsa], March)", "Harbour Folk", "2008-03"),
        ("(Al-Monitor Flash Update #5, May 3)", "Al-Monitor", "2008-05-03"),
        ("(TarSA ISC, March 2008)", "TarSA ISC", "2008-03"),
        ("(31st Street Harbour Herald, May 3)", "31st Street Harbour Herald", "2008-05-03"),
    ],
)
def test_odd_dates_and_names_are_read(
    marked: Callable[[str], list[Citation]], bracket: str, source: str, date: str
) -> None:
    (one,) = marked(f"Nine barges sank in a bay near an arsenal {bracket}.")
    assert one.source == source
    assert one.date is not None
    assert one.date.on.iso() == date


@pytest.mark.parametrize("bracket", ["(see Digest of 13 May)", "(Beta, 44.4.)", "(on a summary for 9 May)"])
def test_what_ends_with_a_preposition_is_no_name(marked: Callable[[str], list[Citation]], bracket: str) -> None:
    assert [one for one in marked(f"Nine barges sank in a bay near an arsenal {bracket}.") if one.date] == []


def test_outlets_joined_by_and_behind_a_place_are_two(marked: Callable[[str], list[Citation]]) -> None:
    found = marked("Nine barges sank in a bay near an arsenal (The National (Abu Dhabi) and Gulf News, June 29).")
    assert [one.source for one in found] == ["The National", "Gulf News"]


def test_a_list_of_outlets_behind_the_full_stop_is_no_credit(marked: Callable[[str], list[Citation]]) -> None:
    stem = "The bay froze over after that. Nine barges sank in a bay near an arsenal. "
    assert [one.source for one in marked(f"{stem}(AP, Reuters, Xinhua)")] == ["Associated Press", "Reuters", "Xinhua"]
    assert marked(f"{stem}(Reuters)") == []


def _list_days(found: list[Citation]) -> list[str | None]:
    return [one.date.on.iso() if one.date else None for one in found]


@pytest.mark.parametrize(
    ("brackets", "days"),
    [
        (("[Beta, 6/18]", "[Beta, 5/4]"), ["2008-06-18", "2008-05-04"]),
        (("[Beta, 18/6]", "[Beta, 5/4]"), ["2008-06-18", "2008-04-05"]),
        (("(Beta, 05/04/2008)", "(Reuters, 6/7/2008)"), ["2008-04-05", "2008-07-06"]),
        (("(The Washington Post, 05/04/2008)", "(Beta; 06-04-2008)"), ["2008-05-04", "2008-04-06"]),
    ],
)
def test_days_in_numbers_are_read_in_the_order_of_the_text_or_the_country(
    marked: Callable[[str], list[Citation]], brackets: tuple[str, str], days: list[str]
) -> None:
    text = "Nine barges sank in a bay near an arsenal {}. The crew of one was brought ashore in the night {}."
    found = marked(text.format(*brackets))
    assert _list_days(found) == days
    assert all(one.date is not None and one.date.inferred for one in found)


@pytest.mark.parametrize(
    ("bracket", "sources", "days"),
    [
        ("(Al-Monitor 3 May 2008; AP 4 May 2008)", ["Al-Monitor", "Associated Press"], ["2008-05-03", "2008-05-04"]),
        ("(IOM Mar. 2008, 1)", ["International Organization for Migration"], ["2008-03"]),
        ("(TRS et al. June 2008, 16)", ["TRS"], ["2008-06"]),
        ("(Tarsa Herald press release No. TH131/2007, 3 May 2008)", ["Tarsa Herald"], ["2008-05-03"]),
        ("(Al-Monitor fact sheet #2, FY 2007, 3 May 2008)", ["Al-Monitor"], ["2008-05-03"]),
        ("(Beta, Tanjug; May 3, 9 pm bulletin)", ["Beta", "Tanjug"], ["2008-05-03", "2008-05-03"]),
        ("(Beta, Nis, 3 May 2008 & Tanjug, Nis, 4 May 2008)", ["Beta", "Tanjug"], ["2008-05-03", "2008-05-04"]),
    ],
)
def test_brackets_of_reports_on_countries(
    marked: Callable[[str], list[Citation]], bracket: str, sources: list[str], days: list[str]
) -> None:
    found = marked(f"Nine barges sank in a bay near an arsenal {bracket}.")
    assert [one.source for one in found] == sources
    assert _list_days(found) == days


def test_where_a_link_of_markdown_leads_is_no_citation(marked: Callable[[str], list[Citation]]) -> None:
    assert marked("Nine barges sank in a bay near an arsenal, as [our map](https://reef.example.org/map) shows.") == []


def test_a_full_stop_within_a_registered_abbreviation_parts_nothing() -> None:
    text = "The bay froze over.[1]\n\nNotes\n\n[1] Ana Novak, Frost in May, Wash. Post (July 30, 2007).\n"
    original = Original(content=text.encode(), sha256="0" * 64, media_type="text/plain")
    reading = resolve_reading(read(Document(text=text, original=original), LEXICON), REGISTRY)
    assert [one.source for claim in reading.claims for one in claim.citations] == ["The Washington Post"]
