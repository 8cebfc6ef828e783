import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.link import find_origins
from provenance.link.wires import find_wire
from provenance.model.vocabulary import SourceKind
from tests.link.newsroom import Newsroom


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("PORT VILA (AP) - A jetty sank.", "ap"),
        ("Jetty sinks\n\nPORT VILA, March 3 (Reuters) \u2014 A jetty sank.", "reuters"),
        ("LINZ, Austria (KX 5) \u2013 A jetty sank.", "kx 5"),
        ("Jetty sinks\nBy ANN VOLE, Associated Press\nA jetty sank.", "ap"),
        ("Jetty sinks\nThe Associated Press\nA jetty sank.", "ap"),
        ("A jetty sank.\n\nCopyright 2019 The Associated Press. All rights reserved.", "ap"),
        ("A jetty sank.\n(c) 2019 Agence France-Presse", "afp"),
        ("Port Vila (AP) - A jetty sank.", None),
        ("PORT VILA (AP) A jetty sank.", None),
        ("A jetty (built in 1970) - the oldest - sank.", None),
        ("By Ann Vole\nA jetty sank, the Associated Press said.", None),
        ("A jetty sank. Copyright 2019 Dale Post.", None),
        ("(AP) - A jetty sank.", None),
        ("LINZ (March 3) - A jetty sank.", None),
        ("EL PASO (AP) - A jetty sank.", "ap"),
        ("A. B. (AP) - A jetty sank.", "ap"),
        ("PORT VILA () - A jetty sank.", None),
        ("", None),
    ],
)
def test_datelines_bylines_and_copyright_lines_name_the_wire(text: str, mark: str | None) -> None:
    assert find_wire(text) == mark


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert find_wire(text) is None or find_wire(text)


def test_outlets_that_carry_one_wire_story_are_one_origin() -> None:
    room = Newsroom()
    post, herald, times = room.outlet("Dale Post"), room.outlet("Moor Herald", "quay"), room.outlet("Fen Times")
    agency = room.outlet("Associated Press", aliases=("AP",), kind=SourceKind.NEWS_AGENCY)
    room.claim(room.document(post, text="ORLEN (AP) - The jetty sank."), "The jetty sank.")
    room.claim(room.document(herald, text="By Ann Vole, Associated Press\nA jetty went down."), "A jetty went down.")
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1"
    assert found.origins[0].merged == ("Dale Post and Moor Herald carry the wire story of ap, as the documents say",)
    assert found.origins[0].family == "independent"
    room.claim(room.document(times), "The AP says that a jetty sank.", agency)
    assert str(find_origins(room.chosen(), room.facts)) == "1"
    room.claim(3, "The jetty is gone.")
    assert str(find_origins(room.chosen(), room.facts)) == "2"


def test_all_who_speak_in_one_wire_story_prove_one_origin() -> None:
    room = Newsroom()
    mayor, chief = room.voice("Mayor Hale"), room.voice("Chief Roe")
    for name, speaker in (("Dale Post", mayor), ("Moor Herald", chief)):
        document = room.document(room.outlet(name), text="ORLEN (AP) - The jetty sank.")
        room.claim(document, f"{name} has it that the jetty sank.", speaker)
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1 to 2"
    assert found.origins[1].why_not == "another voice in the wire's story (ap) counts already"
