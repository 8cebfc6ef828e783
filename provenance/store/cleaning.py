"""Making any string one that both engines keep: what neither can hold becomes U+FFFD, character for character."""

from typing import overload

_REPLACEMENT = "\ufffd"


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: None) -> None: ...
def storable(text: str | None) -> str | None:
    """Return the text with NUL and lone surrogates replaced one for one, so that every offset stays.

    PostgreSQL keeps no NUL, and neither engine keeps half a surrogate pair.
    """
    if text is None:
        return None
    if "\0" in text:
        text = text.replace("\0", _REPLACEMENT)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join(_REPLACEMENT if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
