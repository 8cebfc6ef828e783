"""An ingest that is killed at any moment leaves whole documents, and a history that holds."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.store import check_database, keep_outlets, list_documents, load_facts, open_database, verify_history
from tests.cli.conftest import ARTICLE, OUTLETS, Cli

DOCUMENTS = 20
KILLS = 5
COPIES = 60
"""How often the article stands in a document, so that a group holds but a few documents and the kill meets many."""
CLAIMS = 6 * COPIES


def _start(folder: Path, address: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "provenance.cli", "--database", address, "--analyst", "ana", "ingest", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_killing_ingest_leaves_whole_documents_only(cli: Cli, address: str, tmp_path: Path) -> None:
    with open_database(address) as database, database.writing("ana") as transaction:
        keep_outlets(transaction, OUTLETS)
    counts = []
    for round_ in range(KILLS):
        folder = tmp_path / f"in{round_}"
        folder.mkdir()
        for number in range(DOCUMENTS):
            text = ARTICLE.replace("nine", str(round_ * DOCUMENTS + number + 100)) * COPIES
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        before = _count(address)
        process = _start(folder, address)
        deadline = time.monotonic() + 60
        while _count(address) < before + 1 + round_ * 3 and process.poll() is None and time.monotonic() < deadline:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        counts.append(_count(address) - before)
    assert any(0 < count < DOCUMENTS for count in counts)
    with open_database(address) as database, database.reading() as transaction:
        assert check_database(transaction) == []
        assert verify_history(transaction).faults == ()
        facts = load_facts(transaction)
    assert all(sum(1 for claim in facts.claims if claim.document_id == one.id) == CLAIMS for one in facts.documents)
    result = cli("--database", address, "ingest", str(tmp_path / "in0"))
    assert result.code == 0
    assert "0 failed" in result.out


def _count(address: str) -> int:
    with open_database(address) as database, database.reading() as transaction:
        return len(list_documents(transaction))
