import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.storage.database import Database
from planner.storage.errors import StorageRefusal
from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.store import Store
from tests.storage.samples import NOW, adding, an_item, new_store

CHECKOUT = Path(__file__).parents[2]


def patched(path: Path, offset: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[offset : offset + len(data)] = data
    path.write_bytes(content)


def assert_refused_untouched(path: Path, sentence: str) -> None:
    before, files = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(StorageRefusal, match=sentence) as refusal:
        new_store(path.parent)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == files
    told = str(refusal.value).replace(str(path), "")
    assert told.endswith(".")
    assert told.count(". ") == 0
    assert not any(word in told for word in ("sqlite", "SQL", "Error", "Traceback"))


def test_a_missing_folder_and_file_are_made_and_signed(tmp_path: Path) -> None:
    path = tmp_path / "far" / "away" / "planner.db"
    Store.open(path, backups=tmp_path / "backups").close()
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert not (tmp_path / "backups").exists()


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    store = new_store(path.parent)
    assert not store.has_plan()
    store.close()


def test_a_newer_plan_is_refused_untouched(closed: Path) -> None:
    patched(closed, 60, (SCHEMA_VERSION + 1).to_bytes(4, "big"))
    assert_refused_untouched(closed, "newer version of Study Planner; update")


@pytest.mark.parametrize("version", [0, 2**32 - 1])
def test_a_plan_of_an_impossible_version_is_refused_untouched(closed: Path, version: int) -> None:
    patched(closed, 60, version.to_bytes(4, "big"))
    assert_refused_untouched(closed, "damaged|newer")


@pytest.mark.parametrize(
    "content", [b"x", b"Dear diary,\n" * 100, b"SQLite format 2\0" * 100, b"\0" * 8192, b"%PDF-1.7"]
)
def test_a_file_that_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert_refused_untouched(path, "is not a study plan; move it away")


def test_another_programs_database_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute("PRAGMA user_version=1")
    assert_refused_untouched(path, "is not a study plan")


@pytest.mark.parametrize("kept", [16, 99, 100, 511, 512, 4095, 4096, 4097, 40_000, -4096, -4095, -1])
def test_a_plan_cut_short_is_refused_untouched(closed: Path, kept: int) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:kept])
    assert_refused_untouched(closed, "is damaged and was left as it is")


def test_a_plan_whose_pages_were_overwritten_is_refused_untouched(closed: Path) -> None:
    patched(closed, 4096, bytes(range(256)) * 16)
    assert_refused_untouched(closed, "is damaged")


def test_a_plan_without_its_tables_is_refused(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("DROP TABLE phases")
    store = new_store(closed.parent)
    with pytest.raises(StorageRefusal, match="is damaged"):
        store.load()
    store.close()


@pytest.mark.parametrize("value", ["'x'", "-1", "1.5", "9223372036854775807", "x'00'"])
@pytest.mark.parametrize("column", ["revision", "last_entry", "applied"])
def test_a_plan_whose_own_row_is_none_is_refused(closed: Path, column: str, value: str) -> None:
    backup = closed.with_name("planner-000001-by-hand.db")
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute(f"UPDATE meta SET {column} = {value}")
    backup.write_bytes(closed.read_bytes())
    store = new_store(closed.parent)
    for ask in (store.load, store.revision, store.has_plan, store.place):
        with pytest.raises(StorageRefusal, match="a value that cannot be read"):
            ask()
    store.close()
    whole = new_store(closed.parent / "whole")
    with pytest.raises(StorageRefusal, match="is damaged, so nothing was changed"):
        whole.copy_of(backup)
    whole.close()


def test_a_folder_under_the_name_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StorageRefusal):
        new_store(path.parent)


def test_flipped_bits_never_give_more_than_a_refusal(closed: Path, thorough: bool) -> None:
    """What still opens must read, save and undo, or refuse; anything else is our fault."""
    content, chance = closed.read_bytes(), random.Random(20261123)
    refused = 0
    runs = 3_000 if thorough else 100
    for _run in range(runs):
        damaged = bytearray(content)
        for _flip in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        closed.with_name("planner.db-journal").unlink(missing_ok=True)
        closed.write_bytes(damaged)
        try:
            _use(closed.parent)
        except _RefusedAtOnce:
            assert closed.read_bytes() == damaged
            refused += 1
        except Refusal:
            refused += 1
    assert refused > 0


class _RefusedAtOnce(Exception):  # noqa: N818 - it marks where the refusal came
    pass


def _use(folder: Path) -> None:
    try:
        store = new_store(folder)
    except StorageRefusal:
        raise _RefusedAtOnce from None
    try:
        revision = store.load().revision
        store.history()
        store.undo(expected_revision=revision, at=NOW)
        store.save(adding(an_item("more")), expected_revision=store.revision(), at=NOW)
    finally:
        store.close()


def test_opening_again_takes_no_lock_from_a_change_that_is_being_saved(closed: Path) -> None:
    first = Database(closed)
    with first.writing():
        second = new_store(closed.parent)  # as a look at the plan's health does
        second.close()
        statement = f"import sqlite3; sqlite3.connect({str(closed)!r}, timeout=0).execute('BEGIN IMMEDIATE')"
        told = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=False)
    first.close()
    assert "database is locked" in told.stderr


def test_what_is_read_when_it_is_asked_for_is_looked_at_by_a_check(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE followed SET items = 'no json'")
        connection.commit()
    store = new_store(closed.parent)
    store.load()
    with pytest.raises(StorageRefusal, match="a value that cannot be read"):
        store.verify()
    store.close()


def test_items_that_need_each_other_are_found_by_a_check(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE items SET requires = json_array(id)")
        connection.commit()
    store = new_store(closed.parent)
    store.load()
    with pytest.raises(StorageRefusal, match="in a circle"):
        store.verify()
    store.close()


@pytest.mark.parametrize("names", ["items SET requires", "goals SET items"])
def test_names_of_no_item_are_found_by_a_check(closed: Path, names: str) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute(f"UPDATE {names} = json_array('probabilty')")
        connection.commit()
    store = new_store(closed.parent)
    store.load()
    with pytest.raises(StorageRefusal, match=r"no item called probabilty, though .* names it\.$"):
        store.verify()
    store.close()


def test_a_text_that_is_no_text_is_refused(closed: Path) -> None:
    content = closed.read_bytes()
    assert content.count(b"My plan") == 1
    patched(closed, content.index(b"My plan"), b"\xff\xfe")
    store = new_store(closed.parent)
    with pytest.raises(StorageRefusal):
        store.load()
    store.close()


def test_a_file_whose_making_a_power_cut_ended_is_made_again(path: Path) -> None:
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(4) + b"seed" + bytes(4)  # of a file of 0 pages
    journal += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    path.with_name("planner.db-journal").write_bytes(journal.ljust(512, b"\0"))
    path.write_bytes(bytes(3 * 4096))
    store = new_store(path.parent)
    store.create(Plan(), at=NOW)
    assert store.load() == Plan()
    store.close()


def test_a_crash_in_the_middle_of_a_commit_is_taken_back(closed: Path, tmp_path: Path) -> None:
    """A journal and pages already written, as a kill leaves them, copied away from a live transaction."""
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")  # pages spill into the file before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        rows = [(str(number), "x" * 3_000, 0, "") for number in range(200)]
        connection.executemany("INSERT INTO phases VALUES (?, ?, ?, ?)", rows)
        for name in ("planner.db", "planner.db-journal"):
            (crashed / name).write_bytes((closed.parent / name).read_bytes())
        connection.execute("ROLLBACK")
    assert (crashed / "planner.db").read_bytes() != closed.read_bytes()
    store, whole = new_store(crashed), new_store(closed.parent)
    assert store.load() == whole.load()
    store.close()
    whole.close()


READ_ONLY_STORY = """
import sys
from pathlib import Path
from planner.storage.store import Store, StorageRefusal
from tests.storage.samples import NOW, adding, an_item
folder = Path(sys.argv[1])
store = Store.open(folder / "planner.db", backups=folder / "backups")
print(len(store.load().items), store.next_undo())
try:
    store.save(adding(an_item("more")), expected_revision=1, at=NOW)
except StorageRefusal as refusal:
    print(refusal)
print(len(store.load().items))
try:
    Store.open(folder / "new" / "planner.db", backups=folder / "backups")
except StorageRefusal as refusal:
    print(refusal)
"""


def test_a_read_only_folder_opens_and_shows_and_says_why_it_cannot_save(
    closed: Path, bound_by_permissions: list[str]
) -> None:
    closed.chmod(0o444)
    closed.parent.chmod(0o555)
    command = [*bound_by_permissions, sys.executable, "-c", READ_ONLY_STORY, str(closed.parent)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT)
    closed.parent.chmod(0o755)
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        "4 Add",
        f"{closed} cannot be opened or changed; check the permissions of the file and its folder.",
        "4",
        f"{closed.parent / 'new' / 'planner.db'} cannot be opened or changed;"
        " check the permissions of the file and its folder.",
    ]


def test_opening_and_reading_load_neither_sqlalchemy_nor_alembic(closed: Path) -> None:
    story = (
        "import sys; from pathlib import Path; from planner.storage.store import Store\n"
        f"folder = Path({str(closed.parent)!r})\n"
        "Store.open(folder / 'planner.db', backups=folder / 'backups').load()\n"
        "print([name for name in ('alembic', 'sqlalchemy', 'PySide6') if name in sys.modules])"
    )
    command = [sys.executable, "-c", story]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert told.stdout.strip() == "[]"


AGAIN_STORY = """
import sys
from pathlib import Path
from planner.storage.store import Store, StorageRefusal
from tests.storage.samples import NOW, adding, an_item
path = Path(sys.argv[1])
path.chmod(0o444)
store = Store.open(path, backups=path.parent / "backups")
for attempt in range(2):
    revision = store.load().revision
    try:
        print(store.save(adding(an_item("more")), expected_revision=revision, at=NOW).revision)
    except StorageRefusal:
        print("refused")
    store.load()
    path.chmod(0o644)
"""


def test_a_file_that_may_be_written_again_is_written_by_the_store_that_is_open(
    closed: Path, bound_by_permissions: list[str]
) -> None:
    command = [*bound_by_permissions, sys.executable, "-c", AGAIN_STORY, str(closed)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT)
    assert (told.stdout.split(), told.stderr) == (["refused", "2"], "")
