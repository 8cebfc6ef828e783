import re
from collections import Counter
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from provenance.report import build_claim_report, build_document_report, build_story_report
from provenance.report.pictures import Picture, draw_pictures, inline_svg, pin_fonts
from provenance.report.pictures.palette import THEMED
from tests.report.report_samples import make_evidence, make_large_facts, make_wide_facts
from tests.report.test_report import REPORTS
from tests.samples import MADE_AT, make_facts


def parse(picture: Picture) -> Element:
    element: Element = ElementTree.fromstring(pin_fonts(picture))
    return element


def read_words(picture: Picture) -> list[str]:
    return ["".join(one.itertext()) for one in parse(picture).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("kind", REPORTS)
def test_pictures_are_well_formed_refer_only_to_themselves_and_are_the_same_each_time(kind: str) -> None:
    pictures = draw_pictures(REPORTS[kind]())
    assert pictures == draw_pictures(REPORTS[kind]())
    assert len({picture.name for picture in pictures}) == len(pictures)
    for picture in pictures:
        tags = Counter(str(one.tag).rpartition("}")[2] for one in parse(picture).iter())
        assert not {"script", "image", "foreignObject", "metadata", "style"} & set(tags)
        named = re.findall(r'\bid="([^"]+)"', picture.svg)
        assert len(named) == len(set(named))
        used = re.findall(r'href="([^"]*)"', picture.svg) + re.findall(r"url\(([^)]*)\)", picture.svg)
        assert {address.removeprefix("#") for address in used} <= set(named)
        assert all(address.startswith("#") for address in used)


def test_each_kind_has_the_pictures_that_tell_something() -> None:
    names = {kind: [picture.name for picture in draw_pictures(make())] for kind, make in REPORTS.items()}
    assert names["claim"] == ["picture-chains", "picture-story-1"]
    whole = ["picture-hedging", "picture-dependence", "picture-matrix", "picture-chains", "picture-story-1"]
    assert names["document"] == names["case"] == names["story"] == whole
    own = replace(make_facts(), claims=make_facts().claims[3:])
    assert draw_pictures(build_document_report(own, 1, MADE_AT)) == ()


def test_chain_of_one_claim_ends_at_its_origins() -> None:
    report = build_claim_report(make_wide_facts(), 1, MADE_AT, make_evidence())
    words = read_words(draw_pictures(report)[0])
    assert words[:3] == ["the document", "Wire", "Valley Post"]
    assert "proven origin:" in " ".join(words)


def test_chain_of_many_claims_leaves_out_the_own_voice_and_counts() -> None:
    chains = next(p for p in draw_pictures(REPORTS["case"]()) if p.name == "picture-chains")
    words = read_words(chains)
    assert "2 documents" in words
    assert "Radio Hill (1)" in words
    assert not any("own voice" in word for word in words)


def test_timeline_tells_the_counts_in_the_order_of_their_dates() -> None:
    report = build_story_report(make_wide_facts(), 1, MADE_AT, make_evidence())
    timeline = draw_pictures(report)[-1]
    words = read_words(timeline)
    assert words.index("2020-05-04  Valley Post") < words.index("2020-05-05  Radio Hill, the mayor")
    assert {"at least nine", "eleven"} <= set(words)
    assert "Disputed: killed." in timeline.caption


def test_labels_are_text_and_never_markup_or_formulas() -> None:
    name = "<b>$\\frac{1}{2}$ \u202eevil\x1b \ud800 \uffff & co"
    facts = make_facts(name=name)
    pictures = draw_pictures(build_document_report(facts, 1, MADE_AT))
    labels = [word for picture in pictures for word in read_words(picture) if "<b>$" in word]
    assert labels
    assert not any(character in label for label in labels for character in "\u202e\x1b\ud800\uffff")


def test_inlined_picture_is_named_described_and_in_the_colours_of_the_page() -> None:
    for picture in draw_pictures(REPORTS["case"]()):
        shown = inline_svg(picture)
        assert f'<title id="{picture.name}-t">{picture.title}</title>' in shown
        assert f'<desc id="{picture.name}-d">' in shown
        assert 'role="img"' in shown
        assert "DejaVu" not in shown
        for colour in THEMED:
            assert not re.search(rf": {colour}", shown)


def test_pictures_of_five_thousand_claims_are_drawn_in_stretches() -> None:
    report = build_document_report(make_large_facts(5000), 9, MADE_AT)
    pictures = {picture.name: picture for picture in draw_pictures(report)}
    assert sum(len(picture.svg) for picture in pictures.values()) < 600_000
    assert "a stretch of 63 claims: 1250 none" in pictures["picture-hedging"].caption
    assert "The first 20 of 60 outlets." in pictures["picture-matrix"].caption
    assert "51 others (4244)" in read_words(pictures["picture-chains"])
