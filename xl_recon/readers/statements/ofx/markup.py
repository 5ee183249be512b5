"""OFX as regular markup: banks send SGML, XML, and what is neither, in any code page."""

from __future__ import annotations

import codecs
import html
import re

from xl_recon.readers.text import decoded

NAME = r"[A-Z0-9._]{1,32}"
# A text runs to the next tag: what else begins with `<` was not escaped and belongs to it.
TEXT = rf"[^<]*+(?:<(?!/?{NAME}>)[^<]*+)*+"
_HEAD = 4096
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""", re.IGNORECASE)
_CHARSET = re.compile(
    rb"^\s*CHARSET\s*:\s*(?:ISO-?|WINDOWS-?)?([\w.-]+)", re.IGNORECASE | re.MULTILINE
)
_REGULAR = rf"/?{NAME}>"
_IRREGULAR = re.compile(rf"<(?!{_REGULAR})/?[A-Za-z]")
_TAG = re.compile(r"<(/?)(?:[A-Za-z]\w{0,15}:)?([A-Za-z][\w.]{0,31})(?:\s[^<>]*)?(/?)>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GUESSED = {"cp1252", "cp850"}  # by what the letters look like; a declaration knows better


def markup(content: bytes) -> str:
    """Return the text with all tags as `<NAME>` or `</NAME>`, without comments and CDATA."""
    text = _text(content)
    if "<!" in text:
        text = "".join(_without_sections(text))
    return _TAG.sub(_regular_tag, text) if _IRREGULAR.search(text) else text


def plain(text: str) -> str:
    r"""Return a value as one line, its entities resolved.

    >>> plain(" Rossi &amp;  Bianchi\n")
    'Rossi & Bianchi'
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return " ".join(text.split())


def _text(content: bytes) -> str:
    """The declared code page counts only where the bytes do not say better."""
    found = decoded(content)
    declared = _declared(content[:_HEAD])
    if found.encoding not in _GUESSED or not declared:
        return found.text
    return content.decode(declared, "replace")


def _declared(head: bytes) -> str:
    found = _ENCODING.search(head) or _CHARSET.search(head)
    if not found:
        return ""
    name = found[1].decode("ascii", "ignore")
    # ISO 8859-1 has no letters in 80-9F: who declares it and uses them means 1252.
    for tried in (name, f"cp{name}", f"iso{name}"):
        try:
            codec = codecs.lookup(tried).name
            "".encode(codec)
        except LookupError:
            continue
        return "cp1252" if codec in {"iso8859-1", "ascii", "utf-8"} else codec
    return ""


def _without_sections(text: str) -> list[str]:
    """The text in pieces: comments are left out, the inside of a CDATA section is escaped."""
    pieces, place = [], 0
    while (start := text.find("<!", place)) >= 0:
        pieces.append(text[place:start])
        if text.startswith("<![CDATA[", start):
            end = _end(text, "]]>", start)
            pieces.append(html.escape(text[start + 9 : end], quote=False))
            place = end + 3
        elif text.startswith("<!--", start):
            place = _end(text, "-->", start + 4) + 3
        else:
            pieces.append("&lt;!")
            place = start + 2
    return [*pieces, text[place:]]


def _end(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found


def _regular_tag(found: re.Match[str]) -> str:
    if found[3]:
        return ""
    return f"<{found[1]}{found[2].upper()}>"
