"""Making text from outside inert where it leaves: terminals, spreadsheets, Markdown.

HTML is escaped by the template engine, SQL by bound parameters; nothing here is needed for either.
"""

import re

# Controls (C0, DEL, C1), line and paragraph separators, zero-width and bidirectional formatting characters:
# whatever can move a cursor, recolour a terminal or reorder what is read. Unicode TR #36, section 3.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_DELETE = "\x7f"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARKDOWN_ALWAYS = frozenset("\\`*_[]<>|~&$^")


def _show(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < ord(" "):
        return chr(0x2400 + code)
    return "␡" if match.group() == _DELETE else f"⟨U+{code:04X}⟩"


def show_controls(text: str) -> str:
    """Return the text with control and direction characters shown as symbols; tabs and line ends stay as they are."""
    return _UNSAFE.sub(lambda match: match.group() if match.group() in "\t\n\r" else _show(match), text)


def make_printable(text: str) -> str:
    """Return one line that a terminal prints as it stands: controls shown as visible symbols, white space folded.

    Tabs and line ends become single spaces; other control and direction characters become ``␛`` or ``⟨U+202E⟩``.
    """
    return _UNSAFE.sub(_show, " ".join(re.split(r"[\t\n\r\x0b\x0c\u2028\u2029]+", text))).strip(" ")


def make_printable_lines(text: str) -> str:
    """Return text of several lines that a terminal prints as it stands: as `make_printable`, but line ends stay."""
    return "\n".join(make_printable(line) for line in text.splitlines())


def make_cell(text: str) -> str:
    """Return the text of a spreadsheet cell that is never read as a formula.

    A leading ``=``, ``+``, ``-``, ``@``, tab or line end is preceded by an apostrophe (OWASP, *CSV Injection*);
    control characters are shown as symbols, so that a cell stays one line.
    """
    safe = make_printable(text)
    return "'" + safe if text.startswith(_FORMULA_STARTS) or safe.startswith(_FORMULA_STARTS) else safe


def escape_markdown(text: str) -> str:
    """Return one line of Markdown that renders as the text itself: no markup, link, HTML, table cell or heading.

    Escapes what CommonMark section 2.4 allows to be escaped and could start a construct.
    """
    safe = make_printable(text)
    escaped = "".join("\\" + c if c in _MARKDOWN_ALWAYS else c for c in safe)
    if escaped[:1] in {"#", "+", "-", "=", ":", "!"} or re.match(r"\d{1,9}[.)](?:\s|$)", escaped):
        first = re.match(r"\d*", escaped)
        cut = first.end() if first else 0
        escaped = escaped[:cut] + "\\" + escaped[cut:]
    return escaped.replace("://", ":\\//").replace("www.", "www\\.").replace("@", "\\@").replace("!\\[", "\\!\\[")


def escape_json(text: str) -> str:
    """Return JSON text in which every control and direction character is written as an escape (RFC 8259, section 7).

    In JSON such characters can stand only in strings, where the escape means the same; line ends between the values
    stay, lone surrogates become escapes too, so that the text can be encoded.
    """
    return _UNSAFE.sub(lambda m: "\n" if m.group() == "\n" else f"\\u{ord(m.group()):04x}", text)


def cut_text(text: str, width: int) -> str:
    """Return the text cut to at most ``width`` characters, with an ellipsis where something was cut."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"
