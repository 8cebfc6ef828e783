"""Whether a name is written as the outlet's, or its words only happen to stand there in small letters."""

from provenance.resolve.registry import NamedOutlet, Registry
from provenance.resolve.wordings import COMMON_WORDS, KIND_WORDS
from provenance.text.folding import fold_name

_SMALL_WORDS = "al el an as ash at ar az ad the of and de del la le les der die das il i e y et en das du des do da"
_SMALL = frozenset(_SMALL_WORDS.split())
_ACRONYM = 5
"""Letters; a registered name in capitals up to this length must be written in capitals."""
_LONG = 3
"""Words; a common name that long takes the article too ("the National Bureau of Statistics")."""
_MARKS = " \t.,;:'’“”\"()[]"


def is_spelled(name: str, one: NamedOutlet, registry: Registry) -> bool:
    """Tell whether a name is written like one of the names of the outlet that it was looked up as.

    Words that the registry writes with a capital need one: all of them where the name is made of common words and
    places only ("Daily News", "Gulf News"), else all but words for what an outlet is ("Orbis news agency"). Acronyms
    stand in capitals. A common word takes the article only where the registry has it ("The Hindu").
    """
    if (
        one.generic
        and name.startswith(("the ", "a ", "an "))
        and len(_split(name)) < _LONG
        and not any(text.startswith("The ") for text in one.texts)
    ):
        return False
    return any(_is_alike(name, text, registry) for text in one.texts)


def has_capitals(name: str) -> bool:
    """Tell whether the first word of a name, its article aside, begins with no small letter."""
    words = _split(name)
    return bool(words) and not words[0][:1].islower()


def tells_apart(word: str, registry: Registry) -> bool:
    """Tell whether a folded word tells one outlet from others: no common title, no word for an outlet, no place."""
    return word not in COMMON_WORDS and word not in KIND_WORDS and word not in registry.places


def _is_alike(name: str, text: str, registry: Registry) -> bool:
    if text.isupper() and len(text) <= _ACRONYM:
        return name.isupper()
    written, registered = _split(name), _split(text)
    if len(written) != len(registered):
        return has_capitals(name)
    telling = any(tells_apart(fold_name(word), registry) and not word[:1].islower() for word in written)
    for word, other in zip(written, registered, strict=True):
        if word[:1].islower() and not other[:1].islower() and "." not in word.strip(".") and word not in _SMALL:
            kind = word.casefold() in KIND_WORDS
            if not (kind and telling):
                return False
    return True


def _split(name: str) -> list[str]:
    """Return the words of a name without article and marks; hyphens part words."""
    words = [word for word in (part.strip(_MARKS) for part in name.replace("-", " ").split()) if word]
    return words[1:] if len(words) > 1 and words[0].casefold() == "the" else words
