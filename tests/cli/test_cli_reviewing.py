"""``provenance review``: what it says without a terminal, and how it names its queues."""

from typing import Any

import pytest

from provenance.cli.reviewing import complete_choice
from provenance.cli.state import State
from provenance.errors import NotFoundError
from tests.cli.conftest import Cli


def test_without_a_terminal_it_says_what_else_there_is(ingested: Cli) -> None:
    result = ingested("review")
    assert result.code == 2
    assert "needs a terminal" in result.err
    assert "review --help" in result.err


def test_its_help_lists_the_keys_with_their_commands(cli: Cli) -> None:
    result = cli("review", "--help")
    assert "`claims accept`" in result.out
    assert "Undo the last decision: `undo`" in result.out


PLAIN = {"kind": "claims", "level": None, "unsourced_first": False, "words": None, "every": False}


@pytest.mark.parametrize(
    ("chosen", "document", "outlet", "title"),
    [
        ({}, None, None, "open claims"),
        ({}, "1", None, "open claims of document 1"),
        ({}, None, "wire", "open claims that lean on wire"),
        (
            {"level": "strongly_hedged", "unsourced_first": True},
            None,
            None,
            "open claims, strongly hedged, unsourced first",
        ),
        ({"words": "pumps", "every": True}, None, None, "all claims, search: pumps"),
        ({"kind": "links"}, None, None, "suggested links"),
        ({"kind": "outlets"}, None, None, "proposed outlets"),
        ({"kind": "findings", "every": True}, "1", None, "findings of document 1"),
    ],
)
def test_options_choose_the_queue_and_its_title(
    ingested: Cli, address: str, *, chosen: dict[str, Any], document: str | None, outlet: str | None, title: str
) -> None:
    assert ingested("documents").code == 0
    state = State(database_url=address)
    choice = complete_choice(state, PLAIN | chosen, document, outlet)
    state.close()
    assert choice["title"] == title
    assert choice["document_id"] == (None if document is None else 1)
    assert (choice["source_id"] is None) == (outlet is None)


def test_a_document_that_is_not_there_is_said(ingested: Cli, address: str) -> None:
    assert ingested("documents").code == 0
    state = State(database_url=address)
    with pytest.raises(NotFoundError, match="no document"):
        complete_choice(state, PLAIN, "99", None)
    state.close()
