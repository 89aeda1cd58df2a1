"""What the details say: of the session that is chosen, of several, or what belongs there while none is."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction

from planner.domain.certification import Certification
from planner.domain.session import Session
from planner.services.week_summary import WeekSummary
from planner.services.workspace import Workspace
from planner.ui.week.details_place import DetailsPlace
from planner.ui.week.finishes import Finishes
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.panel.details_rows import SessionDetails, details_rows
from planner.ui.week.panel.hint_rows import selection_hint, several_hint
from planner.ui.week.wishes import SessionWishes, allow_answers, allow_for_several


class ChosenDetails:
    """Fills the place of the details, and allows the actions that work on what is chosen.

    Attributes:
        catalogue: the certifications by id, once they are read; with them it says what of an exam is covered.
    """

    def __init__(
        self,
        workspace: Workspace,
        actions: Mapping[str, QAction],
        wishes: SessionWishes,
        finishes: Finishes,
        place: DetailsPlace,
        words: GridLocale,
    ) -> None:
        self._workspace = workspace
        self._actions = actions
        self._wishes = wishes
        self._finishes = finishes
        self._place = place
        self._words = words
        self.catalogue: Mapping[str, Certification] = {}

    def show(self, ids: tuple[str, ...], week: Callable[[], WeekSummary]) -> None:
        """Show the sessions of these ids, the first before the others; `week` returns the one in sight."""
        chosen = [each for id in ids if (each := self._wishes.session(id))]
        if len(chosen) > 1:
            allow_for_several(self._actions, chosen)
            self._place.show_hint(several_hint(chosen))
            return
        session = chosen[0] if chosen else None
        item = self._workspace.plan.items.get(session.item) if session else None
        allow_answers(self._actions, session, item)
        if session is not None:
            self._place.show_details(self._rows(session))
            return
        workspace = self._workspace
        self._place.show_hint(
            selection_hint(workspace.plan, workspace.schedule, week(), workspace.now, self._words)
        )

    def open(self, id: str, *, at_why: bool = False) -> None:
        """Put the keyboard on the details of a session, or on the reasons in them."""
        session = self._wishes.session(id)
        if session is not None:
            self._place.open(self._rows(session), at_why=at_why)

    def _rows(self, session: Session) -> SessionDetails:
        workspace = self._workspace
        goal = workspace.plan.goals.get(session.goal or "")
        certification = self.catalogue.get(goal.certification or "") if goal else None
        # What an answer leads to is worked out by a package that is read, as the catalogue, after the week.
        outcomes = self._wishes.outcomes(session) if self.catalogue and session.is_review else None
        return details_rows(
            workspace.plan,
            workspace.schedule,
            session,
            workspace.now,
            self._words,
            certification,
            outcomes,
            self._finishes.outlooks(workspace.schedule),
        )
