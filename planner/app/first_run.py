"""The first run over a window: its assistant, with our roadmap or one of the learner's own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.app.core import Core
from planner.domain.errors import Refusal, shown
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.catalog import certifications, shipped_roadmap
from planner.ui.main_window import FIRST_PAGE
from planner.ui.week.page import WeekPage

if TYPE_CHECKING:
    from planner.services.kept_answers import KeptAnswers
    from planner.services.plan_from_file import Copy
    from planner.ui.welcome.assistant import WelcomeAssistant
    from planner.ui.welcome.own_roadmap import OwnRoadmap


class FirstRun:
    """Opens the assistant. The plan is written when it is created there, and not before."""

    def __init__(self, core: Core, ask_sample: Callable[[], object] | None) -> None:
        """Begin the plan of a window; `ask_sample` shows a sample instead, where that can be."""
        self._core = core
        self._ask_sample = ask_sample
        self._kept: KeptAnswers | None = None

    def open(self, files: tuple[str, ...] = ()) -> None:
        """Ask the first questions, with the roadmap in some files, or as they were left the last time."""
        # The assistant is needed once in the life of a plan; the start of every other day is spared it.
        from planner.services.kept_answers import KeptAnswers
        from planner.ui.welcome.kept import kept_files

        self._kept = self._kept or KeptAnswers(self._core.paths.first_run)
        kept, files = self._kept, files or kept_files(self._kept.load())
        # Answers about a roadmap that is still to be read wait for it.
        assistant = self._assistant(None if files else kept, None)
        assistant.open()
        if files:
            assistant.reading.refused.connect(lambda why: self._ask_without(kept, why, assistant))
            assistant.take_files(files)

    def _assistant(self, kept: "KeptAnswers | None", own: "OwnRoadmap | None") -> "WelcomeAssistant":
        from planner.ui.welcome.assistant import WelcomeAssistant  # as above

        core = self._core
        roadmap = shipped_roadmap() if own is None else own.roadmap
        assistant = WelcomeAssistant(
            roadmap, certifications(), core.workspace.now, kept, parent=core.window, own=own
        )
        assistant.plan_created.connect(lambda plan: self._begin(plan, assistant))
        if self._ask_sample is not None:
            assistant.offer_sample()
            assistant.sample_wanted.connect(self._ask_sample)
        assistant.file_chosen.connect(lambda file: self._open_file(file, assistant))
        assistant.archive_chosen.connect(lambda document: self._open_archive(document, assistant))
        assistant.roadmap_found.connect(lambda found: self._ask_again(found, assistant))
        assistant.ours_wanted.connect(lambda: self._ask_again(None, assistant))
        assistant.finished.connect(assistant.deleteLater)
        return assistant

    def _ask_again(self, own: "OwnRoadmap | None", before: "WelcomeAssistant") -> None:
        """Ask about another roadmap in the place of an assistant before."""
        before.reject()
        self._assistant(self._kept, own).open()

    def _ask_without(self, kept: "KeptAnswers", why: str, assistant: "WelcomeAssistant") -> None:
        """Go on with our roadmap where that of the learner cannot be read."""
        assistant.take_up(kept)
        assistant.refuse(why)

    def _begin(self, plan: Plan, assistant: "WelcomeAssistant") -> None:
        try:
            self._core.workspace.begin(plan)
        except Refusal as refusal:
            assistant.refuse(str(refusal))
        else:
            self._forget()
            self._turn_to_first_session()

    def _turn_to_first_session(self) -> None:
        """Show the week of the first session, for late in a week nothing may be left of that one."""
        workspace, page = self._core.workspace, self._core.window.made_page(FIRST_PAGE)
        now = workspace.now
        first = next((each for each in workspace.schedule.since(now.date()) if each.end > now), None)
        if first is not None and isinstance(page, WeekPage):
            page.show_day(first.start.date())
            page.select(first.id)

    def _open_file(self, file: Path, assistant: "WelcomeAssistant") -> None:
        # Wanted at most once, as the assistant is.
        from planner.services.taking_up import copy_to_take_up

        self._take(lambda workspace, tell: copy_to_take_up(workspace, file, tell), file.name, assistant)

    def _open_archive(self, document: Mapping[str, Any], assistant: "WelcomeAssistant") -> None:
        # Wanted at most once, as the assistant is.
        from planner.services.plan_from_file import copy_of_archive

        name = assistant.reading.file
        self._take(lambda workspace, tell: copy_of_archive(workspace, document, tell), name, assistant)

    def _take(self, copy: "Copy", name: str, assistant: "WelcomeAssistant") -> None:
        """Go on with a whole plan, or say in the assistant why that cannot be."""
        from planner.ui.plans.taking_up import take_up  # as above

        try:
            take_up(self._core.workspace, copy, name, assistant)
        except Refusal as refusal:
            assistant.refuse(str(refusal))
            return
        self._forget()
        assistant.accept()
        self._core.window.say(_("Opened the plan from {name}").format(name=shown(name)))

    def _forget(self) -> None:
        if self._kept is not None:
            self._kept.forget()
