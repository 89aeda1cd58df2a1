"""What the window says while something is not saved, and that it does not close over it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.i18n import _, ngettext
from planner.ui.performer import Performer
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.shared.to_front import bring_to_front
from planner.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.widgets.error_dialog import ErrorDialog


class NotSaved(QObject):
    """A banner that stands above the pages from the first change that cannot be saved until all are.

    Attributes:
        banner: it, hidden mostly.
    """

    def __init__(self, performer: Performer, window: "QWidget") -> None:
        """Say what a performer tells."""
        super().__init__(window)
        self._performer = performer
        self._window = window
        self._is_given_up = False
        self._dialog: ErrorDialog | None = None
        self._go_on: Callable[[], object] = lambda: None
        self.banner = NoteBanner(self._made)
        performer.not_saved.connect(self._show)

    @property
    def is_shown(self) -> bool:
        """Whether something is not saved."""
        return self.banner.note is not None

    def keeps_open(self, go_on: Callable[[], object]) -> bool:
        """Whether the window has to stay open, since what was typed in it would be lost.

        It tries once more to save, and asks the learner where that fails, once, however often it is called;
        `go_on` is for those who want to go on all the same, the newest one counts.
        """
        self._performer.settle()
        self._performer.save_typed_again()
        if self._is_given_up or not self._performer.unsaved:
            self._put_away()
            return False
        self._go_on = go_on
        bring_to_front(self._window)  # it can be in the tray
        if self._dialog is None:
            self._open()
        return True

    def try_typed_again(self) -> None:
        """Try to save what was typed, without a word where that still fails."""
        self._performer.save_typed_again()

    def _show(self, why: str) -> None:
        self.banner.show_note(why or None)

    def _made(self, why: str) -> Banner:
        banner = Banner("danger", _("Not saved"), why, action=_("Try again"), can_close=False)
        banner.action_triggered.connect(self._performer.save_again)
        return banner

    def _open(self) -> None:
        from planner.ui.widgets.error_dialog import ErrorDialog  # wanted once in years

        typed = tuple(self._performer.unsaved.values())
        dialog = self._dialog = ErrorDialog(
            _("Not everything is saved"),
            str(self.banner.note or ""),
            ngettext(
                "If you go on, a note that you typed is lost; it can be copied from the details.",
                "If you go on, {count} notes that you typed are lost; they can be copied from the details.",
                len(typed),
            ).format(count=len(typed)),
            details="\n\n".join(typed),
            choices=(_("Go on without saving"), _("Stay here")),
            parent=self._window,
        )
        dialog.chosen.connect(lambda number: self._give_up() if number == 0 else None)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _put_away(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _give_up(self) -> None:
        self._is_given_up = True
        try:
            self._go_on()
        finally:
            self._is_given_up = False
