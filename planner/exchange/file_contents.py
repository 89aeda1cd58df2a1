"""Opens files, tells what each is and has it read; runs only in the process that may be killed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.domain.errors import Refusal, shown
from planner.domain.roadmap import Roadmap
from planner.exchange.child_process import MEBIBYTE, MOST_MEBIBYTES, Unread, content_of
from planner.exchange.course_table import read_table
from planner.exchange.decoding import decoded
from planner.exchange.file_answer import write_answer
from planner.exchange.file_forms import PLAN_FORMAT, PLAN_SAYS_SO, Recognised, is_foreign_yaml, recognised
from planner.exchange.file_reading import (
    MOST_PLAN_MEBIBYTES,
    FileProblem,
    FileRefusal,
    IncomingCalendar,
    ReadingWish,
)
from planner.exchange.file_signatures import problem_of
from planner.exchange.files_together import CONTENT_FOLDER, OpenedFile, files_of, main_file
from planner.exchange.incoming import DRAWINGS, FileForm, IncomingRoadmap
from planner.exchange.limits import MOST_ITEMS, UnreadableError
from planner.exchange.markdown_checklist import read_markdown
from planner.exchange.plain_text import file_title
from planner.exchange.roadmap_file import read_roadmap
from planner.exchange.roadmap_sh.content import read_content
from planner.exchange.roadmap_sh.editor import read_editor
from planner.exchange.roadmap_sh.mockup import read_mockup
from planner.exchange.roadmap_sh.node_texts import NodeText, joined, node_of, texts_of_files, texts_of_map
from planner.i18n import _

_PROBLEMS = {
    Unread.MISSING: FileProblem.MISSING,
    Unread.NO_FILE: FileProblem.NO_FILE,
    Unread.CLOSED: FileProblem.CLOSED,
    Unread.TOO_LARGE: FileProblem.TOO_LARGE,
}


def read(wish: ReadingWish) -> str:
    """Return the answer to what is wished. Raises FileRefusal, or another Refusal of a reader."""
    if not wish.paths:
        raise FileRefusal(FileProblem.MISSING, "")
    paths = files_of(wish.paths)
    if len(paths) == 1 and node_of(paths[0].name) is None:
        return _read_one(_opened(paths[0], wish), wish)
    return _read_together(paths, wish)


def _read_one(file: OpenedFile, wish: ReadingWish) -> str:
    if file.form is FileForm.CALENDAR:
        return write_answer(IncomingCalendar(str(file.path)))
    if file.form is FileForm.PLAN:  # found sound already, and too large to be written once more
        return '{"plan":' + file.text.removeprefix("\ufeff") + "}"
    return write_answer(_within_limits(_roadmap(file, wish, {}), file.path))


def _read_together(paths: Sequence[Path], wish: ReadingWish) -> str:
    """Read what belongs together: a drawing, the map of its contents, the texts of its nodes."""
    folder = wish.paths[0] if len(wish.paths) == 1 else ""
    files, texts = [], {}
    problem = None
    for path in paths:
        try:
            if node_of(path.name) is not None:
                texts[path.name] = _text(path, _content(path))
            else:
                files.append(_opened(path, wish))
        except FileRefusal as refusal:
            problem = problem or refusal
    main = main_file(files, Path(folder).resolve().name if folder else "")
    contents = texts_of_files(texts)
    for file in files:
        if file.form is FileForm.CONTENT:
            contents = joined(texts_of_map(file.recognised.data), contents)
    if main is not None and not contents:
        return _read_one(main, wish)
    if main is not None and main.form in DRAWINGS:
        return write_answer(_within_limits(_roadmap(main, wish, contents), main.path))
    if main is not None:
        raise FileRefusal(FileProblem.SEVERAL, main.path.name)
    if not contents:
        raise problem or FileRefusal(FileProblem.UNKNOWN, paths[0].name)
    return write_answer(_within_limits(read_content(contents, _contents_title(folder, paths[0])), paths[0]))


def _contents_title(folder: str, first: Path) -> str:
    """Return the title of contents without a drawing: the name of their folder, or of the first file."""
    if not folder or not (whole := Path(folder).resolve()).is_dir():
        return file_title(first.name)
    return file_title(whole.parent.name if whole.name == CONTENT_FOLDER else whole.name)


def _opened(path: Path, wish: ReadingWish) -> OpenedFile:
    content = _content(path)
    if (problem := problem_of(content)) is not None:
        raise FileRefusal(problem, path.name)
    text = _text(path, content)
    try:
        found = recognised(text, path.name)
    except UnreadableError as fault:
        raise _unreadable(path, fault) from None
    if wish.form in (FileForm.TABLE, FileForm.MARKDOWN):
        found = Recognised(wish.form)
    if found is None:
        is_yaml = is_foreign_yaml(text.removeprefix("\ufeff"), path.name)
        raise FileRefusal(FileProblem.NO_ROADMAP if is_yaml else FileProblem.UNKNOWN, path.name)
    return OpenedFile(path, text, found)


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode() if len(content) > MOST_MEBIBYTES * MEBIBYTE else decoded(content)
    except (Refusal, UnicodeDecodeError):
        raise FileRefusal(FileProblem.UNKNOWN, path.name) from None


def _content(path: Path) -> bytes:
    content = content_of(path, MOST_PLAN_MEBIBYTES * MEBIBYTE)
    if isinstance(content, Unread):
        raise FileRefusal(_PROBLEMS[content], path.name)
    is_plan = PLAN_FORMAT.encode() in content[:PLAN_SAYS_SO]
    if len(content) > MOST_MEBIBYTES * MEBIBYTE and not is_plan:
        raise FileRefusal(FileProblem.TOO_LARGE, path.name)
    return content


def _roadmap(file: OpenedFile, wish: ReadingWish, texts: Mapping[str, NodeText]) -> IncomingRoadmap:
    name, data = file_title(file.path.name), file.recognised.data
    try:
        match file.form:
            case FileForm.ROADMAP:
                return IncomingRoadmap(form=file.form, roadmap=_own(file))
            case FileForm.EDITOR:
                return read_editor(data, name, texts)
            case FileForm.MOCKUP:
                return read_mockup(data, name, texts)
            case FileForm.CONTENT:
                return read_content(texts_of_map(data), name)
            case FileForm.MARKDOWN:
                return read_markdown(file.text, file.path.name)
            case FileForm.TABLE:
                return read_table(file.text, file.path.name, wish.columns)
    except UnreadableError as fault:
        raise _unreadable(file.path, fault) from None
    raise FileRefusal(FileProblem.UNKNOWN, file.path.name)


def _own(file: OpenedFile) -> Roadmap:
    """Return the roadmap of a file in our own format; its first fault is told, and what tells all."""
    try:
        return read_roadmap(file.text)
    except Refusal as fault:
        words = _("{name}: {fault} study-planner catalog validate FILE tells all that is wrong in it.")
        sentence = words.format(name=shown(file.path.name), fault=fault)
        raise FileRefusal(FileProblem.UNREADABLE, file.path.name, sentence) from None


def _within_limits(incoming: IncomingRoadmap, path: Path) -> IncomingRoadmap:
    if len(incoming.roadmap.items) > MOST_ITEMS:
        words = _("The roadmap in {name} has more than {count} items, more than a plan can take.")
        raise FileRefusal(
            FileProblem.UNREADABLE, path.name, words.format(name=shown(path.name), count=MOST_ITEMS)
        )
    return incoming


def _unreadable(path: Path, fault: UnreadableError) -> FileRefusal:
    words = _("The file {name} cannot be read: {reason}.").format(name=shown(path.name), reason=fault)
    return FileRefusal(FileProblem.UNREADABLE, path.name, words)
