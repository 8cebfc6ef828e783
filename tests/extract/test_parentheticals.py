from collections.abc import Callable

import pytest

Cite = Callable[..., list[str]]
STEM = "Nine barges sank in the bay last week "


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(Harbour Times, September 24, 2017)", ["Harbour Times 2017-09-24"]),
        ("(Harbour Times, 24 September 2017)", ["Harbour Times 2017-09-24"]),
        ("(Harbour Times, March 18. 2017)", ["Harbour Times 2017-03-18"]),
        ("(Harbour Times March 18, 2017)", ["Harbour Times 2017-03-18"]),
        ("(Harbour Times: March 18, 2017)", ["Harbour Times 2017-03-18"]),
        ("(24 September 2017, Harbour Times)", ["Harbour Times 2017-09-24"]),
        ("(Harbour Times, January 8)", ["Harbour Times ~2018-01-08"]),
        ("(Harbour Times, December 8)", ["Harbour Times ~2017-12-08"]),
        ("(Harbour Times, March 2017)", ["Harbour Times 2017-03"]),
        ("(Harbour Times, 2017)", ["Harbour Times 2017"]),
        ("(Harbour Times, 2-4 March 2017)", ["Harbour Times 2017-03-02..2017-03-04"]),
        ("(Dusk, 2O March 2017; The Courier, Il March 2017)", ["Dusk 2017-03-20", "The Courier 2017-03-11"]),
        ("(Dusk, Mareh 20, 2017)", ["Dusk 2017-03-20"]),
        ("(Harbour Times)", ["Harbour Times"]),
        ("(Harbour Times, n.d.)", ["Harbour Times"]),
    ],
)
def test_a_registered_outlet_is_cited_with_its_date(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


def test_a_name_read_before_is_cited_where_it_stands(cite: Cite) -> None:
    brackets = [
        "(Tarsa Bulletin, May 3, 2017)",
        "(Ostrov [Tarsa], 4.4.)",
        "(Tarsa Bulletin, May 5, 2017; Tarsa Bulletin)",
    ]
    once = [cite(f"{STEM}{bracket}.") for bracket in brackets]
    assert [cite(f"And then: {STEM}{bracket}.") for bracket in brackets] == once
    assert once[0] == ["Tarsa Bulletin 2017-05-03"]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(Tarsa Bulletin, May 3, 2017)", ["Tarsa Bulletin 2017-05-03"]),
        ("(Ostrov, May 3, 2017)", ["Ostrov 2017-05-03"]),
        ("(QRT, May 3)", ["QRT ~2017-05-03"]),
        ("(PTI, May 3)", ["PTI ~2017-05-03"]),
        ("(Novaya volna, No. 12, May 3)", ["Novaya volna #No. 12 ~2017-05-03"]),
        ("(al-Bahr al-Jadid, May 3)", ["al-Bahr al-Jadid ~2017-05-03"]),
        ("(Dusk Chorus, 3 May)", ["Dusk Chorus ~2017-05-03"]),
        ("(Harbour Times Books, 3 May)", ["Harbour Times Books ~2017-05-03"]),
        ("(Mowj website, 3 May)", ["Mowj ~2017-05-03"]),
        ("(allPorts, 3 May)", ["allPorts ~2017-05-03"]),
        ("(Ostrov, January 9, 2017, quoting the harbour master)", ["Ostrov 2017-01-09"]),
        ("(Tarsa-based Ostrov, 9 January)", ["Ostrov ~2018-01-09"]),
        ("(Ostrov [Tarsa]; January 9)", ["Ostrov @Tarsa ~2018-01-09"]),
        ("(Ostrov, No. 12, 2004)", ["Ostrov #No. 12 2004"]),
        ("(OSTROV No 12, 19-25 March 1993)", ["OSTROV #No 12 1993-03-19..1993-03-25"]),
        ("(Ostrov 7, February 2015)", ["Ostrov #7 2015-02"]),
        ("(Kanal 5, 3 May)", ["Kanal 5 ~2017-05-03"]),
        ("(Ostrov, 5 March 1993, First Edition)", ["Ostrov 1993-03-05"]),
        ("(Ostrov, Issue 3, Fall 2010)", ["Ostrov #Issue 3 2010"]),
        ("(Ostrov, no. 7, p. 54)", ["Ostrov #no. 7"]),
        ("(Ostrov Post, May 5, 2010, p. A1)", ["Ostrov Post #p. A1 2010-05-05"]),
        ("(Radio Quay, 3 May)", ["Radio Quay ~2017-05-03"]),
        ("(Ministry of Ports press release, May 3, 2017)", ["Ministry of Ports 2017-05-03"]),
        ("(Institute for Tide and Wave Research, May 2017)", ["Institute for Tide and Wave Research 2017-05"]),
        ("(Port Council, S/2017/4, May 3, 2017)", ["Port Council #S/2017/4 2017-05-03"]),
        ("(Author’s interview, Quayside, May 2017)", ["Author’s interview 2017-05"]),
        ("(author interview with a pilot, Tarsa, May 2017)", ["author interview with a pilot @Tarsa 2017-05"]),
    ],
)
def test_an_outlet_that_nobody_listed_is_cited_by_name_and_date(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(Dusk, May 3; NNA, May 4)", ["Dusk ~2017-05-03", "NNA ~2017-05-04"]),
        ("(Dusk, May 3, NNA, May 4)", ["Dusk ~2017-05-03", "NNA ~2017-05-04"]),
        ("(Dusk, NNA, May 4)", ["Dusk ~2017-05-04", "NNA ~2017-05-04"]),
        ("(Dusk, NNA and Estuary, May 4)", ["Dusk ~2017-05-04", "NNA ~2017-05-04", "Estuary ~2017-05-04"]),
        ("(Dusk, May 3 and 5, 2017)", ["Dusk 2017-05-03", "Dusk 2017-05-05"]),
        ("(Dusk, May 3, May 5)", ["Dusk ~2017-05-03", "Dusk ~2017-05-05"]),
        ("(Dusk, May 3; May 5)", ["Dusk ~2017-05-03", "Dusk ~2017-05-05"]),
        ("(3 May 2017, Dusk; 5 May 2017, NNA)", ["Dusk 2017-05-03", "NNA 2017-05-05"]),
        ("(3 May 2017, Dusk, 5 May 2017, NNA)", ["Dusk 2017-05-03", "NNA 2017-05-05"]),
        ("(Tarsa-e Naw and Subh-e Bahr, May 3)", ["Tarsa-e Naw ~2017-05-03", "Subh-e Bahr ~2017-05-03"]),
        ("(Sand and Sea, May 3)", ["Sand and Sea ~2017-05-03"]),
        ("(Vestnik and others, May 3)", ["Vestnik and others ~2017-05-03"]),
        ("(ABQ and XYT, May 3)", ["ABQ ~2017-05-03", "XYT ~2017-05-03"]),
        ("(Dusk, May 3; Tide Bulletin)", ["Dusk ~2017-05-03", "Tide Bulletin"]),
    ],
)
def test_several_outlets_and_dates_share_a_bracket(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(Tarsa, Radio Lodar, 3 May)", ["Radio Lodar @Tarsa ~2017-05-03"]),
        ("(Radio Lodar, Tarsa, 3 May)", ["Radio Lodar @Tarsa ~2017-05-03"]),
        ("(Dusk [Tarsa], May 3)", ["Dusk @Tarsa ~2017-05-03"]),
        ("(Dusk (Tarsa), May 3)", ["Dusk @Tarsa ~2017-05-03"]),
        ("(Dusk, May 3 [in French])", ["Dusk ~2017-05-03"]),
        ("(Tarsa NNA in English 1615 GMT 12 Mar 93)", ["NNA @Tarsa ~1993-03-12"]),
        ("(Lodar Estuary World Service in Russian 0947 GMT 12 Mar 93)", ["Estuary @Lodar ~1993-03-12"]),
        ("(Voice of the Bay, Tarsa, in Persian 0330 gmt 5 May 99)", ["Voice of the Bay @Tarsa ~1999-05-05"]),
        ("(MARSA' in Arabic, 2 Mar 94, p 5)", ["MARSA' #p 5 ~1994-03-02"]),
        ("(Sandbank, no. 7)", ["Sandbank #no. 7"]),
        ("(Sandbank, May 3)", ["Sandbank ~2017-05-03"]),
        ("(Sandbank, May 2015)", []),
        ("(Sandbank [Ostend], May 3)", ["Sandbank @Ostend ~2017-05-03"]),
        ("(the Lodari daily Dusk, May 3)", ["Dusk ~2017-05-03"]),
        ("(Iranian newspaper Mowj-e Sefid, May 3)", ["Mowj-e Sefid ~2017-05-03"]),
        ("(Dusk, 20 Esfand/11 March 2017)", ["Dusk 2017-03-11"]),
        ("(Dusk, 5/12/2017)", ["Dusk ~2017"]),
    ],
)
def test_places_languages_and_hours_are_not_taken_for_outlets(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(Chronicle – Tide Times, January 2)", ["Tide Times via Chronicle ~2018-01-02"]),
        ("(NNA via Dusk, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(NNA/Dusk, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(Dusk/NNA, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(Dusk, quoting NNA, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(Dusk citing NNA, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(NNA, quoted by Dusk, May 3)", ["NNA via Dusk ~2017-05-03"]),
        ("(@tidewatcher, Chatter, May 3)", ["@tidewatcher via Chatter ~2017-05-03"]),
        ("(@tidewatcher on Chatter, May 3)", ["@tidewatcher via Chatter ~2017-05-03"]),
        ("(Chatter/@tidewatcher, May 3)", ["@tidewatcher via Chatter ~2017-05-03"]),
        ("(Chatter: Tide Watch, May 3)", ["Tide Watch via Chatter ~2017-05-03"]),
        ("(Chatter, @tidewatcher, May 3)", ["@tidewatcher via Chatter ~2017-05-03"]),
    ],
)
def test_the_source_is_whoever_is_nearest_the_origin(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(as first reported by Dusk, May 3)", ["Dusk ~2017-05-03"]),
        ("(see Dusk, May 3, 2017)", ["Dusk 2017-05-03"]),
        ("(see TDM, May 9)", ["TDM ~2017-05-09"]),
        ("(see the photographs in Dusk, May 3, 2017)", ["Dusk 2017-05-03"]),
        ("(e.g. Dusk, May 3; see also NNA, May 5)", ["Dusk ~2017-05-03", "NNA ~2017-05-05"]),
        ("(for details: Harbour Times, May 3)", ["Harbour Times ~2017-05-03"]),
        ("(for more on the reefs, see Dusk, May 3)", ["Dusk ~2017-05-03"]),
        ("(according to NNA)", ["NNA"]),
        ("(as reported by Estuary Press)", ["Estuary Press"]),
        ("(first published in Dusk, May 3, 2010)", ["Dusk 2010-05-03"]),
        ("(source: Dusk, May 3)", ["Dusk ~2017-05-03"]),
        ("(interview with Dusk, May 3)", ["Dusk ~2017-05-03"]),
        ("(Anna Perez, Harbour Times, May 3)", ["Harbour Times ~2017-05-03"]),
        ("(A. Perez, “A low tide,” Dusk, May 3, 2017)", ["Dusk “A low tide” 2017-05-03"]),
        ("(Dusk, accessed May 3, 2017)", ["Dusk"]),
        ("(Dusk, known in all the ports, May 3)", ["Dusk ~2017-05-03"]),
    ],
)
def test_words_before_the_outlet_lead_to_it(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(https://www.harbourtimes.com/a/1)", ["The Harbour Times"]),
        ("(www.reefwatch.net, May 5)", ["reefwatch.net ~2017-05-05"]),
        ("(reef.ru, May 5)", ["reef.ru ~2017-05-05"]),
        ("(ports.gov.af, May 3)", ["ports.gov.af ~2017-05-03"]),
    ],
)
def test_an_address_names_the_outlet(cite: Cite, bracket: str, expected: list[str]) -> None:
    assert cite(f"{STEM}{bracket}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Levels fell (Harker, 2016).", ["Harker 2016"]),
        ("Levels fell (Harker 2010: 45; Osei 2001, 2003).", ["Harker 2010", "Osei 2001", "Osei 2003"]),
        ("Levels fell (quoted in Harker 2000: 45).", ["Harker 2000"]),
        ("Levels fell (Ostrov Watch, 2016, June 3).", ["Ostrov Watch 2016-06-03"]),
        ("Levels fell (Harker and Mills, 2015, p. 3).", ["Harker and Mills 2015"]),
        ("Levels fell (see Tan et al., 2014).", ["Tan et al. 2014"]),
        ("Levels fell (Harker, Orr, & Lane, 2016).", ["Harker, Orr, & Lane 2016"]),
        ("Levels fell (Harker, Orr, Lane 2016).", []),
        ("Levels fell (Tide Rights Watch 2017).", ["Tide Rights Watch 2017"]),
        ("Mills (2010) argues that fuel matters more than fish.", ["Mills 2010"]),
        ("The film Mills (2010) was shot on the quay.", []),
    ],
)
def test_authors_are_cited_by_year(cite: Cite, text: str, expected: list[str]) -> None:
    assert cite(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dusk (March 3) reported floods.", ["Dusk ~2017-03-03"]),
        ("However, Dusk (March 3) reported floods.", ["Dusk ~2017-03-03"]),
        ("On Monday The Port Herald (March 3) reported floods.", ["The Port Herald ~2017-03-03"]),
        ("Dusk reported floods on both banks (March 3).", ["Dusk ~2017-03-03"]),
        ("The Port Herald (March 3) said that ten men fled.", ["The Port Herald ~2017-03-03"]),
        ("The Quay Dusk (March 3) said that ten men fled.", ["The Quay Dusk ~2017-03-03"]),
        ("Mowj daily (Tarsa, in Pashto 3 May 09) disagreed.", ["Mowj @Tarsa ~2009-05-03"]),
        ("Ships sank (NNA, March 3). Ten died, the paper reported (March 4).", ["NNA ~2017-03-03", "NNA ~2017-03-04"]),
        ("Ships sank (NNA, March 3), and the pier burned (March 4).", ["NNA ~2017-03-03", "NNA ~2017-03-04"]),
        ("Ships sank (NNA, March 3). The pier burned (ibid.).", ["NNA ~2017-03-03", "NNA ~2017-03-03"]),
        ("Ships sank (NNA, March 3). The pier burned (same source, March 5).", ["NNA ~2017-03-03", "NNA ~2017-03-05"]),
        ("The pier burned (ibid.).", []),
        ("The pier burned on the feast (March 4).", []),
        ("The Port Truth reports (http://bit.ly/1xafeQh) that ten men fled.", ["The Port Truth"]),
        ("Harbour Times reports (http://example.net/1) that ten men fled.", ["Harbour Times"]),
        ("The quay was shut (http://example.net/1).", ["example.net"]),
    ],
)
def test_what_a_bracket_leaves_out_is_taken_from_what_was_just_named(
    cite: Cite, text: str, expected: list[str]
) -> None:
    assert cite(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Bay Defence League (BDL) met.",
        "The North News Agency (NNA) said so.",
        "The agency (Estuary Press) said so.",
        "Estuary (Estuary Press) said so.",
        "The banner read “the marsa (harbour) is ours”.",
        "The captain (a.k.a. Abu Bahr) fled.",
        "Under the full [bay] watch nothing moved.",
        "Captain Orr (1950–2013) built it.",
        "Captain Orr (born May 3, 1960) built it.",
        "It lies north (see map).",
        "It lies north (pictured).",
        "The senator (R-Texas) spoke.",
        "There are two ways (1) and (2).",
        "It is far (2.4 miles).",
        "The storm (December 17, 2017) sank it.",
        "The battle (Tarsa, September 28, 2015) was long.",
        "The deal (Lodar Agreement, February 29, 2016) held.",
        "The raid (Operation Low Tide, March 2002) failed.",
        "Orr (media reports give only his first name) fled.",
        "It began (UTC+4:30) at dawn.",
        "He died (killed in Tarsa, May 3).",
        "He said (then 34) nothing.",
        "Orr (formerly Dusk) closed.",
        "The quay (Photo: NNA) burned.",
        "The quay (NNA/Getty Images) burned.",
        "It came (15 km north of Tarsa) quickly.",
        "They met on the feast (Eid al-Fitr, June 25).",
        "The papers (such as Harbour Times) closed.",
        "The years (2001-2021) were hard.",
        "The year (2014) was hard.",
        "He was minister (in office: 2001-2014).",
        "It was cold (Spring 2017).",
        "Resolution (Port Council Resolution 1267, October 1999) passed.",
        "The preacher (Quran 9:5) read.",
        "He wrote [Dusk] on the wall.",
        "They (who also own Harbour Times) sold it.",
        "Shots were fired (as of Dec. 21) twice.",
        "He (DOB 07/19/98) was held.",
        "The clip (Published Friday, Jan. 6, 2017) was short.",
        "Orr (Harbour Times Chairman and CEO) spoke.",
        "Orr (@orr) spoke.",
        "UPDATE (9/19/16): Police said no.",
        "A boat sank (June 2016) there.",
        "It cost much ($5 million).",
        "He rose (Dusk).",
        "It is run (established by Harbour Times in 2002) well.",
        "The man (Orla Quinn, Harbour Times) wept.",
        "The harbour (Camp Anchor, September 14, 2012) burned.",
        "The decree (Port Order 13224, September 23, 2001) stands.",
        "They marched (March 8, International Tide Day).",
        "They prayed (Friday prayers, May 3).",
        "It opened (Lodar Hotel, September 20, 2008).",
        "The two (Harbour Times and its rival) merged.",
        "It is so (according to Harbour Times, 1.5 million).",
        "They cite it (Section 1032, Subtitle D).",
        "He preached (Ephesians 5:11).",
        "She has 2,203 (to Orr's 1,828) votes.",
        "He came (4 others with him, on May 3).",
    ],
)
def test_other_brackets_cite_nothing(cite: Cite, text: str) -> None:
    assert cite(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine fled [Harbour Times, May 3, 2017].", ["Harbour Times 2017-05-03"]),
        ("Nine fled. (Harbour Times, May 3, 2017) Ten stayed behind.", ["Harbour Times 2017-05-03"]),
        ("Nine fled (Harbour Times, May 3, 2017].", ["Harbour Times 2017-05-03"]),
        ("Nine fled (Harbour Times, May 3, 2017.", ["Harbour Times 2017-05-03"]),
        ("Nine fled (the guards denied it (Harbour Times, May 3)) by sea.", ["Harbour Times ~2017-05-03"]),
        ("Nine fled (a.k.a. the Nine [Harbour Times, May 3, 2017]) by sea.", ["Harbour Times 2017-05-03"]),
        (
            "Nine barges sank in the\nbay, and ten men fled (Harbour\nTimes, May 3, 2017), but the\nrest were held.",
            ["Harbour Times 2017-05-03"],
        ),
        ("Nine fled (Dusk, May 3, 2017, and [he Courier, May 4, 2017).", ["Dusk 2017-05-03"]),
    ],
)
def test_a_bracket_counts_wherever_it_stands(cite: Cite, text: str, expected: list[str]) -> None:
    assert cite(text) == expected
