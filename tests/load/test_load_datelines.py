import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.load.datelines import (
    Dated,
    read_agency,
    read_broadcast,
    read_date_line,
    read_inline_label,
    read_wire,
    resolve_stated,
)


def iso(dated: Dated | None) -> str | None:
    if dated is None or dated.found is None:
        return None
    period = resolve_stated(dated.found)
    if period is None:
        return f"--{dated.found.on.month:02d}-{dated.found.on.day:02d}"
    return period.on.iso() + (f"/{period.until.iso()}" if period.until else "")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Opinion Page – March 3, 2020", "2020-03-03"),
        ("Published: 12 March 2019", "2019-03-12"),
        ("Posted on March 3, 2019 by admin", "2019-03-03"),
        ("Submitted on Wed, 03/27/2019 - 21:40.", "2019-03-27"),
        ("Dateline: Port Example, 12 March 2019", "2019-03-12"),
        ("12 March 2019", "2019-03-12"),
        ("Monday, March 4, 2019 10:15 AM", "2019-03-04"),
        ("2019-03-12", "2019-03-12"),
        ("March 2019", "2019-03"),
        ("Published: 2019", "2019"),
        ("Updated: 3 May 2019", "2019-05-03"),
        ("Volume 16, No. 2, January 2018", "2018-01"),
        ("Publication: Example Monitor Volume: 16 Issue: 2 January 26, 2018 06:00 PM Age: 1 year", "2018-01-26"),
        ("The Example Gazette | 3 May 2018 | Page 4", "2018-05-03"),
        ("3 May 2018 | Opinion", "2018-05-03"),
        ("Article Date: 3 May 93", "1993-05-03"),
        ("Date: 05/12/2017", "2017-05-12/2017-12-05"),
        ("Published: 30/12/2017", "2017-12-30"),
    ],
)
def test_lines_that_say_when_a_text_was_published(line: str, day: str) -> None:
    assert iso(read_date_line(line)) == day


@pytest.mark.parametrize(
    "line",
    [
        "Accessed 3 May 2019",
        "© 2019 Example Gazette",
        "Photo: the quay on 3 May 2019",
        "On 3 May 2018 the council met.",
        "In May 2018, prices rose",
        "Election of 3 May 2018: what to know",
        "(Gazette, May 3, 2018)",
        "2019",
        "May 2018 brought frost",
        "No. 7 of the series, 3 May 2018",
        "A prefix that is far too long to stand before a date on its own, 3 May 2018",
        "3 May 2018, a day that nobody in Upper Example will forget as long as they live",
        "3 May 2018 " * 20,
        "no date at all",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert read_date_line(line) is None


def test_only_labelled_lines_count_where_that_is_asked() -> None:
    assert read_date_line("12 March 2019", labelled=True) is None
    assert iso(read_date_line("Date: 12 March 2019", labelled=True)) == "2019-03-12"


def test_a_label_beats_a_plain_date_and_a_change_comes_last() -> None:
    lines = ["Updated: 5 May 2019", "4 May 2019", "Tehran IRNA in English 1615 GMT 12 Mar 93", "Published: 3 May 2019"]
    found = [read_broadcast(line) or read_date_line(line) for line in lines]
    ranks = [dated.rank for dated in found if dated]
    assert sorted(ranks, reverse=True) == ranks
    assert len(set(ranks)) == 4


def test_a_label_amid_other_words_needs_a_colon_and_a_date() -> None:
    assert iso(read_inline_label("FROST IN EXAMPLE Posted: Friday, July 24, 2015 4:05 PM CST by staff")) == "2015-07-24"
    assert iso(read_inline_label("Posted: never. Published: 3 May 2015")) == "2015-05-03"
    assert read_inline_label("the law was published in 2015 and Created: 2014") is None


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Tehran IRNA in English 1615 GMT 12 Mar 93", "IRNA", "1993-03-12"),
        ("Islamabad THE MUSLIM in English 15 Mar 92 pp 1, 6", "THE MUSLIM", "1992-03-15"),
        ("London AL-SHARQ AL-AWSAT in Arabic 12 Aug 93 p 4", "AL-SHARQ AL-AWSAT", "1993-08-12"),
        ("Moscow ITAR-TASS World Service in Russian 1210 GMT 3 Jun 94", "ITAR-TASS World Service", "1994-06-03"),
        ("Source: Tolo TV, Kabul, in Dari 1330 gmt 12 Mar 19", "Tolo TV", "2019-03-12"),
        ("Source: Interfax, Moscow, in English 1615 gmt 12 Mar 2003", "Interfax", "2003-03-12"),
        ("Kabul Radio Afghanistan in Pashto 1030 GMT 3 Jan 90", "Radio Afghanistan", "1990-01-03"),
        ("Example Domestic Service in Urdu 1030 GMT 3 Jan 90", "Example Domestic Service", "1990-01-03"),
        ("Text of report by Iranian news agency IRNA", "IRNA", None),
        ("Text of report in English by Afghan independent Tolo News website on 12 March", "Tolo News", "--03-12"),
        ("Excerpt from report by the Voice of Example on 4 May 2014", "the Voice of Example", "2014-05-04"),
        (
            'Text of article by A. Sample, "Frost by night", by Egyptian paper Al-Ahram on 12 March 2014',
            "Al-Ahram",
            "2014-03-12",
        ),
        ("Text of report by local radio", None, None),
    ],
)
def test_lines_of_broadcast_monitors(line: str, publisher: str | None, day: str | None) -> None:
    dated = read_broadcast(line)
    assert dated is not None
    assert (dated.publisher, iso(dated)) == (publisher, day)


@pytest.mark.parametrize("line", ["He was born in Paris 12 Mar 93", "Text of the law", "Broadcast in English"])
def test_lines_that_no_monitor_wrote(line: str) -> None:
    assert read_broadcast(line) is None


@pytest.mark.parametrize(
    ("opening", "agency", "day"),
    [
        ("PARIS, March 3 (Reuters) - Frost", "Reuters", "--03-03"),
        ("KABUL, Afghanistan (AP) — Frost", "AP", None),
        ("KABUL (Pajhwok): Frost", "Pajhwok", None),
        ("MOSCOW, March 12. /TASS/. Frost", "TASS", "--03-12"),
        ("MOSCOW. March 12 (Interfax) - Frost", "Interfax", "--03-12"),
        ("WASHINGTON, Jan 5, 2018 (AFP) – Frost", "AFP", "2018-01-05"),
        ("New York (CNN) — Frost", "CNN", None),
        ("Tehran, Nov 12, IRNA – Frost", "IRNA", "--11-12"),
    ],
)
def test_datelines_of_wire_stories(opening: str, agency: str, day: str | None) -> None:
    dated = read_agency(opening) or read_wire(opening)
    assert dated is not None
    assert (dated.publisher, iso(dated)) == (agency, day)


@pytest.mark.parametrize(
    "opening",
    [
        "The council (the lower one) - it met",
        "In Example (upper part): frost",
        "Frost, Bad 12, IRNA – it",
        "A plain start",
        "On March 23, men in two boats boarded the Salt Queen 1 (flagged in Tarsa) off Lodar and left.",
    ],
)
def test_openings_without_a_dateline(opening: str) -> None:
    assert (read_agency(opening) or read_wire(opening)) is None


def test_a_day_that_no_calendar_has_is_none() -> None:
    dated = read_date_line("Published: 29 February 2019")
    assert dated is not None
    assert dated.found is not None
    assert resolve_stated(dated.found) is None


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    for read in (read_date_line, read_broadcast, read_wire, read_agency, read_inline_label):
        dated = read(line)
        assert dated is None or dated.found is None or dated.found.span.end <= len(line)
