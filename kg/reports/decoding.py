"""From bytes to text: the encodings in which reports are found, and what cannot be a report."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "PDF", "copy its text into a .txt file"),
    (b"PK\x03\x04", "Word (docx), Excel or zip", "save it as plain text (.txt)"),
    (b"\xd0\xcf\x11\xe0", "Word (doc) or Excel", "save it as plain text (.txt)"),
    (b"{\\rtf", "RTF", "save it as plain text (.txt)"),
    (b"\x89PNG", "PNG image", "run text recognition over it first"),
    (b"\xff\xd8\xff", "JPEG image", "run text recognition over it first"),
    (b"GIF8", "GIF image", "run text recognition over it first"),
    (b"\x1f\x8b", "gzip", "unpack it first"),
)
_USUAL = re.compile(r"[\t-~\u2000-\u3011一-鿿！-～]")  # ASCII, punctuation, Chinese characters, full-width forms
_MOSTLY = 0.9


class ReportError(ValueError):
    """A file cannot be read as a report; the message is one sentence that says what to try."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ReportError where there is no such file, or it is a folder or not readable."""
    if not path.exists():
        raise ReportError(f"{path}: there is no such file; check the path.")
    if path.is_dir():
        raise ReportError(f"{path}: this is a folder; name a report file in it.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror}); check its permissions.") from error


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of ``data`` and the encoding it was in; newlines stay as they are, a BOM is not part of the text.

    Tried in this order: a BOM, strict UTF-8, UTF-16 without a BOM, GB18030 (which holds GBK and GB2312), and
    last what charset-normalizer makes of it. ``name`` is how messages call the file.

    Raises ReportError for empty, binary and undecodable data.

    >>> decode("一、2020年工作回顾".encode("gbk"), "a.txt")
    ('一、2020年工作回顾', 'gb18030')
    """
    for magic, kind, advice in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"{name}: this is a {kind} file, not plain text; {advice}.")
    text, encoding = _decode(data, name)
    if not text.strip():
        raise ReportError(f"{name}: the file is empty; put the report's text in it.")
    return text, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name), encoding
    utf16 = _utf16_without_bom(data)
    if utf16:
        return _strict(data, utf16, name), utf16
    if b"\0" in data:
        raise ReportError(f"{name}: this is a binary file, not plain text; save the report as UTF-8 text.")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    if guess is None:
        raise ReportError(f"{name}: the encoding is not recognised; save the file as UTF-8.")
    return _strict(data, guess.encoding, name), guess.encoding


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportError(f"{name}: damaged {encoding} text at byte {error.start}; save it as UTF-8.") from error


def _utf16_without_bom(data: bytes) -> str | None:
    """Which UTF-16 the bytes are in, judged by the share of the characters that reports have; None if in neither.

    A Chinese report in UTF-16 has line feeds, digits and spaces, hence NUL bytes, which no UTF-8 or GB18030 text has.
    """
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(_USUAL.findall(text)) > _MOSTLY * len(text):
            return encoding
    return None
