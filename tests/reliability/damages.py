"""Ways in which the file of a plan comes to harm: each takes the whole file and leaves it otherwise."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from planner.storage.header import APPLICATION_ID, journal_of

_PAGE = 4096
_JOURNAL = bytes.fromhex("d9d505f920a163d7")


def cut_short(path: Path, chance: Random) -> None:
    content = path.read_bytes()
    page = chance.randrange(len(content) // _PAGE) * _PAGE
    path.write_bytes(content[: chance.choice((0, 1, 16, 99, 100, 511, 512, page, page - 1, page + 1))])


def cut_anywhere(path: Path, chance: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def bits_flipped(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    for _flip in range(chance.choice((1, 1, 2, 5, 20, 200))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def head_flipped(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    for _flip in range(chance.randint(1, 4)):
        content[chance.randrange(100)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def sectors_lost(path: Path, chance: Random) -> None:
    """Zeros, ones, noise or another part of the file where some sectors were."""
    content = bytearray(path.read_bytes())
    for _sector in range(chance.randint(1, 8)):
        size = chance.choice((512, _PAGE))
        place = chance.randrange(len(content) // size) * size
        other = chance.randrange(len(content) // size) * size
        fills = (bytes(size), b"\xff" * size, chance.randbytes(size), bytes(content[other : other + size]))
        content[place : place + size] = chance.choice(fills)
    path.write_bytes(content)


def grown(path: Path, chance: Random) -> None:
    size = chance.choice((1, 512, _PAGE, 3 * _PAGE))
    with path.open("ab") as file:
        file.write(chance.choice((bytes(size), chance.randbytes(size))))


def another_file(path: Path, chance: Random) -> None:
    magic = b"SQLite format 3\0"
    contents = (
        b"Dear diary,\n" * 500,
        b"\x89PNG\r\n\x1a\n" + chance.randbytes(900),
        b"PK\x03\x04" + chance.randbytes(900),
        b'{"format": "study-planner-plan", "version": 8}',
        b"%PDF-1.7\n",
        chance.randbytes(_PAGE),
        magic,
        magic + bytes(84),
        magic + chance.randbytes(2 * _PAGE - 16),
    )
    path.write_bytes(chance.choice(contents))


def another_database(path: Path, chance: Random) -> None:
    """Another program's database, under our sign or without."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        if chance.random() < 0.5:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={chance.randint(0, 12)}")
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute("INSERT INTO songs VALUES ('Blue in Green')")
        connection.commit()


ROWS = (
    "UPDATE items SET title = x'fffe00'",
    "UPDATE items SET title = NULL",
    "UPDATE items SET effort_low = 'much'",
    "UPDATE items SET effort_likely = -5, effort_low = -9",
    "UPDATE items SET requires = '[1, 2]'",
    "UPDATE items SET requires = 'no json'",
    "UPDATE items SET requires = '[' || replace(hex(zeroblob(50000)), '00', '[')",
    "UPDATE items SET extra = '{\"a\": NaN}'",
    "UPDATE items SET kind = 'spell'",
    "UPDATE items SET position = 1e300",
    "UPDATE items SET requires = json_array(id)",
    "UPDATE goals SET due = '2026-02-30T09:00:00'",
    "UPDATE goals SET due = 20261123",
    "UPDATE goals SET due = '2026-11-23T09:00:00+01:00'",
    "UPDATE goals SET items = '[\"nothing\"]'",
    'UPDATE sessions SET "end" = start',
    "UPDATE sessions SET start = '0001-01-01T00:00:00'",
    "UPDATE sessions SET item = 'nobody'",
    "UPDATE entries SET minutes = 9223372036854775807",
    "UPDATE entries SET minutes = -1",
    "UPDATE patterns SET days = '[]'",
    "UPDATE patterns SET days = '[[[0, 99999, 1]],[],[],[],[],[],[]]'",
    "UPDATE settings SET lengths_least = 0, lengths_default = 0, lengths_most = 0",
    "DELETE FROM settings",
    "UPDATE meta SET revision = 'x'",
    "UPDATE meta SET revision = -1",
    "UPDATE meta SET changed_at = 'yesterday'",
    "UPDATE meta SET applied = 99",
    "DELETE FROM meta",
    'UPDATE edits SET changes = \'[{"table": "meta", "before": null, "after": {}}]\'',
    "UPDATE edits SET changes = '{}'",
    "UPDATE edits SET label = x'ff'",
    "UPDATE edits SET at = ''",
    "INSERT INTO notes (id, note, steps, evidence) VALUES ('x', hex(zeroblob(9000000)), '[]', '[]')",
    "DROP TABLE sessions",
    "DROP TABLE edits",
    "ALTER TABLE items DROP COLUMN note",
    "ALTER TABLE items ADD COLUMN shout TEXT GENERATED ALWAYS AS (upper(title)) VIRTUAL",
    "ALTER TABLE items RENAME COLUMN note TO remark",
    "CREATE TABLE more AS SELECT * FROM items",
    "CREATE TRIGGER t AFTER INSERT ON edits BEGIN DELETE FROM items; END",
    "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN UPDATE items SET title = load_extension('x'); END",
    "CREATE VIEW v AS SELECT * FROM items",
    "DROP TABLE phases; CREATE VIEW phases AS SELECT id, title, 0 AS position, '' AS theme FROM items",
    "CREATE INDEX i ON items (length(title))",
    "CREATE VIRTUAL TABLE f USING fts5(a)",
)


def rows_changed(path: Path, chance: Random) -> None:
    """Another hand has written into a file that is whole."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statements in chance.sample(ROWS, chance.choice((1, 1, 1, 2))):
            try:
                connection.executescript(statements)
            except sqlite3.Error:
                connection.rollback()
        connection.commit()


def journal_beside(path: Path, chance: Random) -> None:
    """A journal of nobody beside a whole file: its head fits the file, and what follows is anybody's."""
    pages = path.stat().st_size // _PAGE
    records = chance.choice((0, 1, 2, 9, 0xFFFFFFFF))
    head = _JOURNAL + b"".join(
        each.to_bytes(4, "big") for each in (records, 7, chance.choice((pages, 1, 0, pages - 1)), 512, _PAGE)
    )
    body = b""
    for _record in range(chance.randint(0, 4)):
        number = chance.randint(2, max(2, pages))
        page = chance.choice((bytes(_PAGE), chance.randbytes(_PAGE)))
        check = (7 + sum(page[place] for place in range(_PAGE - 200, 0, -200))) & 0xFFFFFFFF
        body += number.to_bytes(4, "big") + page + check.to_bytes(4, "big")
    content = head.ljust(512, b"\0") + body
    journal_of(path).write_bytes(content[: chance.choice((len(content), len(content), 600, 20))])


DAMAGES: Mapping[str, Callable[[Path, Random], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        cut_short,
        cut_anywhere,
        bits_flipped,
        head_flipped,
        sectors_lost,
        grown,
        another_file,
        another_database,
        rows_changed,
        journal_beside,
    )
}
