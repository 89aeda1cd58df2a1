"""What is offered where a plan cannot be opened: to go on with a backup, or to look at what can be read."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.backups import Backup
from planner.services.rescue import copy_for_rescue, is_damaged, rescue, whole_backups
from planner.services.salvage import SalvagedCopy, may_be_salvaged
from planner.ui.links import open_place
from planner.ui.settings.backup_list import BackupList
from planner.ui.settings.data_rows import backup_rows
from planner.ui.shared.busy import busy
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.long_work import do_long_work
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.values import Value

_MOST_SHOWN: Final = 5  # the page of settings has them all, when the plan is open


class RescueWords(Value):
    """What is said.

    Attributes:
        happened: in a few words, what cannot be.
        reason: why, in a sentence.
        otherwise: what the button says that restores nothing.
        can_look: whether something may still be read, and looked at.
    """

    happened: str
    reason: str
    otherwise: str
    can_look: bool = False


def rescue_dialog(
    refusal: Refusal | None, paths: Paths, now: datetime, parent: QWidget | None = None
) -> "RescueDialog | None":
    """Return the offer for a plan that was refused as damaged, or that is gone (None) and left backups.

    None where a backup would be of no help, or where a folder never had a plan.
    """
    backups = whole_backups(paths)
    if refusal is not None and is_damaged(refusal):
        happened = _("This plan cannot be opened")
        words = RescueWords(happened, str(refusal), _("Close"), can_look=may_be_salvaged(refusal))
    elif refusal is None and backups:
        reason = _("{path} is missing or empty, but there are backups of the plan that was in it.")
        happened = _("There is no plan here any more")
        words = RescueWords(happened, reason.format(path=paths.database), _("Begin a new plan"))
    else:
        return None
    return RescueDialog(words, backups, paths, now, parent)


class RescueDialog(NarrowDialog):
    """Offers backups, each restored by one click; accepted when that is done.

    Attributes:
        list: the backups.
        problem: why one could not be restored.
        told: the sentence on what was done, "" before that.
        look: the button that copies what can be read; it is not accepted with that, and has `copy` then.
        copy: what could be read, to be looked at.
    """

    def __init__(
        self,
        words: RescueWords,
        backups: Sequence[Backup],
        paths: Paths,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the newest of `backups`, all of which can be restored."""
        super().__init__(words.happened, words.reason, parent)
        self._paths, self._now = paths, now
        self.told = ""
        self.copy: SalvagedCopy | None = None
        self.list, self.problem = BackupList(_("Restore")), ProblemLine()
        self._rows = backup_rows(backups[:_MOST_SHOWN], now.date(), LocaleDates())
        self.list.show_rows(self._rows, {})
        self.list.restore_wished.connect(self._restore)
        self.list.setVisible(bool(self._rows))
        self.content.addWidget(label(_promise(bool(self._rows)), wrap=True))
        self.content.addWidget(self.list)
        self.look = push_button(_("Open a copy of what can be read"), size="small")
        self.look.setVisible(words.can_look)
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self._look)
        self.content.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.problem)
        self.open_folder = self.add_button(_("Open folder"), icon="folder-open", leading=True)
        self.open_folder.clicked.connect(self._open_folder)
        self.add_cancel(words.otherwise).setAutoDefault(not self._rows)

    def _restore(self, backup: Path) -> None:
        try:
            copy = do_long_work(
                _("Restoring the backup"), partial(copy_for_rescue, self._paths, backup), self
            )
            with closing(copy), busy():
                kept = rescue(self._paths, copy, self._now)
        except Refusal as refusal:
            self._tell_problem(str(refusal))
            return
        title = next(row.title for row in self._rows if row.path == backup)
        sentence = _("Restored the backup: {title}. What was there before is kept in {folder}.")
        self.told = sentence.format(title=title, folder=kept)
        self.accept()

    def _look(self) -> None:
        make = partial(SalvagedCopy, self._paths, lambda: self._now)
        try:
            self.copy = do_long_work(_("Reading what can be read"), make, self)
        except Refusal as refusal:
            self._tell_problem(str(refusal))
            return
        self.reject()

    def _open_folder(self) -> None:
        self._tell_problem(open_place(str(self._paths.data_dir)))

    def _tell_problem(self, sentence: str) -> None:
        self.problem.show_problem(sentence)
        self.resize(self.sizeHint())


def _promise(has_backups: bool) -> str:
    if not has_backups:
        return _("There is no backup that could take its place. Nothing was changed.")
    return _(
        "A backup can take its place. What is there now is kept as it is, in a folder of its own beside it."
    )
