"""Reading annotated texts as a user would and scoring what comes out against their gold."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from provenance.errors import GoldError, UsageError
from provenance.exchange.contract import to_contract
from provenance.load import load_document
from provenance.measure.found import view_reading
from provenance.measure.gold import find_gold, read_gold
from provenance.measure.names import Canonical
from provenance.measure.reports import DocumentScores, GoldReport, score_document
from provenance.model.dates import PartialDate
from provenance.model.documents import Document
from provenance.model.lexicons import Lexicon
from provenance.seeds import load_lexicon
from provenance.text.folding import fold_name
from provenance.workflow.reading import read_document

PUBLISHED = "published.toml"


def evaluate_gold(
    gold_dir: Path,
    text_dir: Path,
    published: Mapping[str, PartialDate] | None = None,
    lexicon: Lexicon | None = None,
) -> GoldReport:
    """Read every annotated text and score the readings: ``NAME.jsonl`` in one folder, ``NAME.txt`` in the other.

    Args:
        gold_dir: the annotation; an optional ``published.toml`` there holds lines such as ``NAME = "2018-01"``.
        text_dir: the texts; one that is missing there is looked for beside its gold.
        published: dates of publication by name, against what ``published.toml`` says; a text that neither names is
            dated by what it says itself.
        lexicon: the words to read with; the shipped ones by default.

    Raises:
        GoldError: if the annotation is malformed or a text is missing.
        LoadError: if a text cannot be read.
    """
    words = lexicon or load_lexicon()
    dates = {**_read_published(gold_dir / PUBLISHED), **(published or {})}
    names = find_gold(gold_dir)
    strange = sorted(set(dates) - set(names))
    if strange:
        message = f"a date of publication is given for {', '.join(strange)}, but {gold_dir} has no such gold"
        raise GoldError(message)
    canonical = build_canonical(words)
    return GoldReport(tuple(_evaluate(gold_dir, text_dir, name, dates.get(name), words, canonical) for name in names))


def _evaluate(  # noqa: PLR0917 -- one call, in the order of the work
    gold_dir: Path, text_dir: Path, name: str, published: PartialDate | None, lexicon: Lexicon, canonical: Canonical
) -> DocumentScores:
    document = _load(name, (text_dir, gold_dir), published)
    gold = read_gold(gold_dir, name, document.text)
    reading = view_reading(to_contract(read_document(document, lexicon)))
    return score_document(gold, reading, canonical)


def _load(name: str, folders: tuple[Path, ...], published: PartialDate | None) -> Document:
    """Return the annotated text, from the folder of texts or else from beside its gold."""
    for folder in folders:
        path = folder / f"{name}.txt"
        if path.is_file():
            return load_document(path, published=published)
    message = f"{name}.txt: the annotated text is missing in {folders[0]}"
    raise GoldError(message)


def _read_published(path: Path) -> dict[str, PartialDate]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: PartialDate.parse(str(value)) for name, value in values.items()}
    except (OSError, ValueError) as error:
        message = f"{path}: {' '.join(str(error).split())}"
        raise GoldError(message) from error


def parse_published(options: Iterable[str]) -> dict[str, PartialDate]:
    """Return dates of publication by the text's name from options such as ``jamestown_2018=2018-01``.

    Raises:
        UsageError: if an option has another form.
    """
    dates = {}
    for option in options:
        name, mark, date = option.rpartition("=")
        try:
            if not mark or not name:
                message = f"not NAME=DATE: {option!r}"
                raise UsageError(message)
            dates[name] = PartialDate.parse(date)
        except ValueError as error:
            message = f"--published {option}: {error}"
            raise UsageError(message) from error
    return dates


@cache
def build_canonical(lexicon: Lexicon) -> Canonical:
    """Return a function that maps any way to write an outlet to one key, so that gold and reading can be compared.

    Names and aliases that the registry gives to one outlet alone map to its key; all others to their folded form, so
    that two papers of one name count as one.
    """
    owners: dict[str, set[str]] = {}
    for outlet in lexicon.outlets:
        for name in (outlet.name, *(alias.text for alias in outlet.aliases)):
            owners.setdefault(fold_name(name), set()).add(outlet.key)
    keys = {name: next(iter(found)) for name, found in owners.items() if len(found) == 1}

    def canonical(name: str) -> str:
        folded = fold_name(name)
        return keys.get(folded, folded)

    return canonical
