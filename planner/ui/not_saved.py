"""What the window says while something is not saved; it does not close over that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.i18n import _, ngettext
from planner.ui.performer import Performer
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.shared.to_front import bring_to_front
from planner.ui.waiting import Waiting
from planner.ui.widgets.banner import Banner
from planner.values import Value

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.widgets.error_dialog import ErrorDialog


class _Note(Value):
    """What the banner says: how much waits to be saved, and why."""

    count: int
    why: str


class NotSaved(QObject):
    """A banner stands above the pages from the first change that cannot be saved until all are.

    It says how many they are. What was typed and will never be saved is shown once more in a dialog, to be
    copied.

    Attributes:
        banner: it, hidden mostly.
    """

    def __init__(self, performer: Performer, window: "QWidget") -> None:
        """Say what a performer tells."""
        super().__init__(window)
        self._performer = performer
        self._window = window
        self._is_given_up = False
        self._question: ErrorDialog | None = None
        self._offers: list[ErrorDialog] = []
        self._go_on: Callable[[], object] = lambda: None
        self.banner = NoteBanner(self._made)
        performer.not_saved.connect(self._show)
        performer.typed_refused.connect(self._offer)

    @property
    def is_shown(self) -> bool:
        """Whether something is not saved."""
        return self.banner.note is not None

    def keeps_open(self, go_on: Callable[[], object]) -> bool:
        """Whether the window has to stay open, since what was wished or typed in it would be lost.

        It tries once more to save, and asks the learner where that fails, once, however often it is called;
        `go_on` is for those who want to go on all the same, the newest one counts. It stays open also under
        an offer to copy what was typed.
        """
        self._performer.settle()
        self._performer.save_quietly_again()
        would_lose = bool(self._performer.count_of_unsaved or self._offers) and not self._is_given_up
        if would_lose:
            bring_to_front(self._window)  # it can be in the tray
        if would_lose and self._performer.count_of_unsaved:
            self._go_on = go_on
            self._ask()
        else:
            self._withdraw_question()
        return would_lose

    def try_again(self) -> None:
        """Try once more to save what waits, as is done from time to time; where that fails, it waits on."""
        if self.is_shown:
            self._performer.save_quietly_again()

    def _show(self, why: str) -> None:
        self.banner.show_note(_Note(self._performer.count_of_unsaved, why) if why else None)

    def _made(self, note: _Note) -> Banner:
        title = ngettext("Not saved", "{count} changes are not saved", note.count).format(count=note.count)
        banner = Banner("danger", title, note.why, action=_("Try again"), can_close=False)
        banner.action_triggered.connect(self._performer.save_again)
        return banner

    # -- the question before something is lost

    def _ask(self) -> None:
        if self._question is not None:
            return
        changes, typed = self._performer.unsaved_wishes, tuple(self._performer.unsaved.values())
        dialog = self._question = self._dialog(
            _("Not everything is saved"),
            self._performer.why_unsaved,
            _loss(len(changes), len(typed)),
            (*filter(None, ["\n".join(changes)]), *typed),
            (_("Go on without saving"), _("Stay here")),
        )
        dialog.chosen.connect(lambda number: self._give_up() if number == 0 else None)
        dialog.finished.connect(self._forget_question)
        dialog.open()

    def _withdraw_question(self) -> None:
        if self._question is not None:
            self._question.reject()

    def _forget_question(self) -> None:
        self._question = None

    def _give_up(self) -> None:
        self._is_given_up = True
        try:
            self._go_on()
        finally:
            self._is_given_up = False

    # -- what is lost, and can be copied

    def _offer(self, refused: tuple[Waiting, ...]) -> None:
        """Say why what was typed is not saved, and show it once more, since nothing keeps it."""
        if not self._performer.count_of_unsaved:
            self._withdraw_question()
        dialog = self._dialog(
            ngettext(
                "A note that you typed cannot be saved",
                "{count} notes that you typed cannot be saved",
                len(refused),
            ).format(count=len(refused)),
            " ".join(dict.fromkeys(each.why for each in refused)),
            ngettext(
                "It can be copied from the details, and is kept nowhere else.",
                "They can be copied from the details, and are kept nowhere else.",
                len(refused),
            ),
            tuple(each.typed for each in refused),
        )
        self._offers.append(dialog)
        dialog.finished.connect(lambda: self._offers.remove(dialog))
        dialog.open()

    def _dialog(
        self, happened: str, why: str, to_do: str, typed: tuple[str, ...], choices: tuple[str, ...] = ()
    ) -> "ErrorDialog":
        from planner.ui.widgets.error_dialog import ErrorDialog  # wanted once in years

        details = "\n\n".join(typed)
        dialog = ErrorDialog(happened, why, to_do, details=details, choices=choices, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _loss(changes: int, typed: int) -> str:
    """Say what is lost by going on; each of the two can be 0, but not both."""
    if not changes:
        return ngettext(
            "If you go on, a note that you typed is lost; it can be copied from the details.",
            "If you go on, {count} notes that you typed are lost; they can be copied from the details.",
            typed,
        ).format(count=typed)
    if not typed:
        return ngettext(
            "If you go on, a change that you made is lost; the details name it.",
            "If you go on, {count} changes that you made are lost; the details name them.",
            changes,
        ).format(count=changes)
    return _(
        "If you go on, the changes and the notes in the details are lost; they can be copied from there."
    )
