"""Tells by its first bytes a file that no reader of texts can do anything with; they stand here alone."""

from planner.exchange.file_reading import FileProblem

_LOOKED_AT = 64 * 1024
_DATABASE = b"SQLite format 3\0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKED = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
_DOCUMENTS = (b"%PDF", b"{\\rtf")
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_PROGRAMS = (b"\x7fELF",)
# Names within a zip archive, by which programs tell what it is; they stand in it as they are.
_WORKBOOKS = (b"xl/", b"application/vnd.oasis.opendocument.spreadsheet", b"Index/Tables/")
_TEXTS = (b"word/", b"application/vnd.oasis.opendocument.text", b"application/epub+zip", b"ppt/")
# How pages and drawings begin, which are text and yet none that tells items.
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<svg")


def problem_of(content: bytes) -> FileProblem | None:
    """Return why a file is no text to read, or None where it may be one."""
    start = content[:_LOOKED_AT]
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return FileProblem.EMPTY
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_MARKUP):
        return FileProblem.UNKNOWN
    return signature_of(content)


def signature_of(content: bytes) -> FileProblem | None:
    """Return what a file of another kind than text says of itself, or None where it may be a text."""
    start = content[:_LOOKED_AT]
    if start.startswith(_DATABASE):
        return FileProblem.DATABASE
    if start.startswith(_ZIP):
        # Its list of names stands at the end.
        return _zip_problem(start + content[-_LOOKED_AT:])
    if start.startswith(_OLD_OFFICE):
        is_workbook = "Workbook".encode("utf-16-le") in content
        return FileProblem.WORKBOOK if is_workbook else FileProblem.DOCUMENT
    if start.startswith(_PACKED):
        return FileProblem.PACKED
    if start.startswith(_DOCUMENTS):
        return FileProblem.DOCUMENT
    if start.startswith((*_PICTURES, *_PROGRAMS)):
        return FileProblem.UNKNOWN
    return None


def _zip_problem(names: bytes) -> FileProblem:
    if any(name in names for name in _WORKBOOKS):
        return FileProblem.WORKBOOK
    if any(name in names for name in _TEXTS):
        return FileProblem.DOCUMENT
    return FileProblem.PACKED
