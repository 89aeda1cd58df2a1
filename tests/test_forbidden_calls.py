"""What no part of the program does, and what only its one home does: read from the syntax of every file."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "planner").rglob("*.py"))


@dataclass(frozen=True)
class Rule:
    """Something dangerous.

    Attributes:
        finds: yields the lines of a module that do it.
        homes: the files that may, each of which does it, and why they may.
    """

    finds: Callable[[ast.Module], Iterator[int]]
    homes: Mapping[str, str]


def imports(*modules: str) -> Callable[[ast.Module], Iterator[int]]:
    """Find imports of modules, or of anything in them."""

    def find(tree: ast.Module) -> Iterator[int]:
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
                names = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
            found = any(f"{name}.".startswith(f"{module}.") for name in names for module in modules)
            if found and isinstance(node, ast.stmt | ast.expr):
                yield node.lineno

    return find


def calls(*names: str) -> Callable[[ast.Module], Iterator[int]]:
    """Find calls of functions, by their plain name or with all that stands before it; also when handed on."""

    def find(tree: ast.Module) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                dotted = _dotted(node)
                if any(dotted == name or ("." in name and dotted.endswith(f".{name}")) for name in names):
                    yield node.lineno

    return find


def methods(*names: str) -> Callable[[ast.Module], Iterator[int]]:
    """Find methods by their name, of whatever object."""

    def find(tree: ast.Module) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in names:
                yield node.lineno

    return find


def makes(*classes: str) -> Callable[[ast.Module], Iterator[int]]:
    """Find classes that are made, or made into others."""

    def find(tree: ast.Module) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in classes:
                yield node.lineno
            elif isinstance(node, ast.ClassDef):
                yield from (base.lineno for base in node.bases if _name(base) in classes)

    return find


def passes(name: str, *, but: str = "") -> Callable[[ast.Module], Iterator[int]]:
    """Find an argument by its name, unless its value is `but`."""

    def find(tree: ast.Module) -> Iterator[int]:
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == name and ast.unparse(node.value) != but:
                yield node.value.lineno

    return find


def built_sql(tree: ast.Module) -> Iterator[int]:
    """Find SQL that is put together from pieces instead of binding what is put in."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _name(node.func) not in _RUN_SQL or not node.args:
            continue
        first = node.args[0]
        is_called = isinstance(first, ast.Call)
        is_pieced = isinstance(first, ast.Call) and _name(first.func) in ("format", "join", "replace")
        if is_pieced or not (is_called or isinstance(first, ast.Constant | ast.Name | ast.Attribute)):
            yield node.lineno


def unescaped_tips(tree: ast.Module) -> Iterator[int]:
    """Find tool tips that are neither words of ours nor made plain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "setToolTip":
            if not all(_is_plain(each) for each in node.args):
                yield node.lineno
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                is_tip = key is not None and "ToolTipRole" in ast.unparse(key)
                if is_tip and isinstance(value, ast.Lambda) and not _is_plain(value.body):
                    yield value.lineno


_RUN_SQL = ("execute", "executemany", "executescript", "exec_driver_sql", "text", "literal_column")


def _is_plain(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) and _is_plain(value.orelse)
    if isinstance(value, ast.Constant):
        return True
    return isinstance(value, ast.Call) and _name(value.func) in ("plain_tool_tip", "_", "_plain")


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


RULES: Mapping[str, Rule] = {
    "objects that run code when they are read": Rule(imports("pickle", "marshal", "shelve", "dill"), {}),
    "code that is made while it runs": Rule(
        calls("eval", "exec", "compile", "builtins.eval", "builtins.exec"), {}
    ),
    "a shell": Rule(calls("os.system", "os.popen", "os.startfile", "subprocess.getoutput"), {}),
    "a shell for a program": Rule(passes("shell", but="False"), {}),
    "archives that are taken apart": Rule(
        imports("zipfile", "tarfile", "shutil.unpack_archive", "gzip", "bz2", "lzma", "zlib"),
        {"planner/ui/roadmap/map/png.py": "packs a picture, and unpacks nothing"},
    ),
    "archives taken apart by a method": Rule(methods("extractall", "unpack_archive"), {}),
    "connections": Rule(
        imports(
            *("socket", "http", "urllib.request", "requests", "httpx", "ftplib", "smtplib", "ssl", "asyncio"),
            *("xmlrpc", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"),
        ),
        {},
    ),
    "addresses that are opened": Rule(
        methods("openUrl"), {"planner/ui/links.py": "asks first where an address leads"}
    ),
    "links that Qt opens by itself": Rule(
        methods("setOpenLinks", "setOpenExternalLinks"),
        {
            "planner/ui/item_notes/note_text.py": "says no",
            "planner/ui/widgets/span_label.py": "says no",
        },
    ),
    "text as HTML": Rule(methods("setHtml", "insertHtml", "appendHtml", "fromHtml", "setSource"), {}),
    "text as Markdown": Rule(
        methods("setMarkdown", "insertMarkdown", "fromMarkdown"),
        {"planner/ui/item_notes/note_text.py": "without HTML, and loads nothing"},
    ),
    "labels that guess": Rule(
        makes("QLabel"),
        {
            "planner/ui/widgets/label.py": "its text is always plain",
            "planner/ui/widgets/span_label.py": "its pieces are escaped",
        },
    ),
    "text that may be rich": Rule(
        calls("Qt.TextFormat.RichText", "Qt.TextFormat.AutoText", "Qt.TextFormat.MarkdownText"),
        {"planner/ui/widgets/span_label.py": "its pieces are escaped"},
    ),
    "dialogs that guess": Rule(
        makes("QMessageBox", "QInputDialog", "QProgressDialog", "QErrorMessage", "QWhatsThis"), {}
    ),
    "texts that guess": Rule(
        makes("QTextEdit", "QTextBrowser", "QTextDocument", "QStaticText", "QGraphicsTextItem"),
        {
            "planner/ui/item_notes/note_text.py": "loads nothing",
            "planner/ui/roadmap/map/node_painter.py": "its text is always plain",
            "planner/ui/roadmap/row_painter.py": "its text is always plain",
            "planner/ui/week/grid/block_text.py": "its text is always plain",
        },
    ),
    "tool tips that guess": Rule(unescaped_tips, {}),
    "SQL put together from pieces": Rule(
        built_sql,
        {
            "planner/storage/database.py": "settings and their values stand in the file itself",
            "planner/storage/records.py": "names of tables and columns that stand in the program",
            "planner/storage/salvage.py": "names of tables and columns that stand in the program",
            "planner/storage/tables.py": "numbers that stand in the program",
            "planner/storage/upgrade.py": "names of tables in quotes, and a number",
            **dict.fromkeys(
                (
                    "planner/storage/migrations/versions/r0002_reviews_and_estimates.py",
                    "planner/storage/migrations/versions/r0003_registration.py",
                    "planner/storage/migrations/versions/r0006_exams.py",
                ),
                "the names of columns stand in the file itself",
            ),
        },
    ),
    "programs that are started": Rule(
        imports("subprocess", "multiprocessing", "PySide6.QtCore.QProcess"),
        {
            "planner/exchange/child_process.py": "what reads files from outside, under its limits",
            "planner/ui/shared/child_reader.py": "the same",
        },
    ),
    "YAML that makes objects": Rule(methods("unsafe_load", "full_load", "UnsafeLoader", "FullLoader"), {}),
}


@pytest.fixture(scope="module")
def trees() -> Mapping[str, ast.Module]:
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in FILES}


@pytest.mark.parametrize("name", RULES)
def test_only_its_home_does(name: str, trees: Mapping[str, ast.Module]) -> None:
    rule = RULES[name]
    found = {file: sorted(set(rule.finds(tree))) for file, tree in trees.items()}
    elsewhere = {file: lines for file, lines in found.items() if lines and file not in rule.homes}
    assert not elsewhere, f"{name}: {elsewhere}"
    idle = [file for file in rule.homes if not found.get(file)]
    assert not idle, f"{name}: no longer done in {idle}, which need not be named"


PLANTED = {
    "objects that run code when they are read": "from pickle import loads",
    "code that is made while it runs": "x = map(eval, ['1'])",
    "a shell": "import os\nos.system('x')",
    "a shell for a program": "run('x', shell=True)",
    "archives that are taken apart": "import zipfile",
    "archives taken apart by a method": "x.extractall('.')",
    "connections": "import urllib.request",
    "addresses that are opened": "QDesktopServices.openUrl(x)",
    "links that Qt opens by itself": "x.setOpenExternalLinks(True)",
    "text as HTML": "x.setHtml('y')",
    "text as Markdown": "x.setMarkdown('y')",
    "labels that guess": "x = QLabel(title)",
    "text that may be rich": "x.setTextFormat(Qt.TextFormat.RichText)",
    "dialogs that guess": "QMessageBox.about(x, title, note)\nQMessageBox(x)",
    "texts that guess": "class A(QTextBrowser):\n    pass",
    "tool tips that guess": "x.setToolTip(item.title)",
    "SQL put together from pieces": "c.execute(f'SELECT {x}')",
    "programs that are started": "import subprocess",
    "YAML that makes objects": "yaml.unsafe_load(x)",
}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_finds_what_it_is_for(name: str) -> None:
    assert list(RULES[name].finds(ast.parse(PLANTED[name])))
