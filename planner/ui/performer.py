"""Carries wishes from the screens to the workspace, and tells the window how they went."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.moved_along import MovedAlong, moved_along
from planner.services.saving import is_not_saved
from planner.services.workspace import Notice, Place, Wish, Workspace
from planner.ui.waiting import Waiting, WaitingLine
from planner.ui.window_steps import WindowStep, WindowSteps


class Performer(QObject):
    """The one way by which a screen changes the plan, and by which undo takes back what is newest.

    A wish that the disk does not take waits, and what is wished after it waits behind it: each is done in
    its order, as a step of its own, and undo takes the last of them out of the line.

    Choices of the window are no edits; they come here to stand in one line with the plan's steps for undo.

    Signals:
        performed: the Edit that was made, after it is on disk, with what it goes on with; without changes
            where the two leave nothing that undo could take back.
        performed_quietly: the same for one of which the learner is told nothing.
        stepping_back: what a field still holds is to be told now: undo is about to take something back, and
            that is newer, or the window is about to be closed.
        undone, redone: the Edit that was taken back, also while it waited, or made again.
        refused: the sentence that says why a wish cannot be met, or the plan not read; nothing has changed.
        typed_refused: a tuple with a Waiting for each text that was typed and is refused for another reason
            than the disk; nothing keeps its words any longer.
        chosen, unchosen: the name of a choice of the window that was made, or taken back.
        moved_along: after `performed`, the MovedAlong of an edit that moved accepted sessions besides.
        changed: the workspace's Notice after every change, also one by time or by another program.
        not_saved: the sentence that says why something could not be saved, which waits now; "" when nothing
            waits any more.
    """

    performed = Signal(object)
    performed_quietly = Signal(object)
    stepping_back = Signal()
    undone = Signal(object)
    redone = Signal(object)
    refused = Signal(str)
    typed_refused = Signal(object)
    chosen = Signal(str)
    unchosen = Signal(str)
    moved_along = Signal(object)
    changed = Signal(object)
    not_saved = Signal(str)

    def __init__(
        self, workspace: Workspace, parent: QObject | None = None, *, choices: WindowSteps | None = None
    ) -> None:
        """Listen to a workspace for as long as this object lives; `choices` may hold some made before."""
        super().__init__(parent)
        self._workspace = workspace
        self._choices = WindowSteps() if choices is None else choices
        self._waiting = WaitingLine(self.not_saved.emit)
        self._chosen_since = 0  # choices of the window after the newest wish that waits
        end = workspace.subscribe(self._tell)
        self.destroyed.connect(end)

    def perform(self, wish: Wish, tell_refusal: Callable[[str], None] | None = None) -> Edit | None:
        """Do what is wished; return the edit, or None where it was refused.

        The sentence of a refusal goes to `tell_refusal`, for instance beside a field that keeps what is
        wished, or else to `refused`; then the wish waits where the disk alone is the reason.
        """
        if self._waiting.wishes:
            return self._perform_behind(wish, tell_refusal)
        try:
            edit = self._save(wish)
        except Refusal as refusal:
            if tell_refusal is not None:  # it stays where it was typed, and is done again from there
                tell_refusal(str(refusal))
            elif is_not_saved(refusal):
                self._let_wait(wish, str(refusal))
            else:
                self.refused.emit(str(refusal))
            return None
        self.save_typed_again()
        return edit

    def perform_quietly(self, wish: Wish, key: str, typed: str) -> None:
        """Do what is wished where that is seen anyway, as while a note is typed.

        What was typed waits under its key where it cannot be saved, until it can be, or is refused for
        another reason.
        """
        save = partial(self._save_quietly, wish)
        try:
            save()
        except Refusal as refusal:
            refused = Waiting(save, str(refusal), typed)
            if is_not_saved(refusal):
                self._waiting.keep(key, refused)
            else:
                self._waiting.end(key)  # what was typed before is part of it
                self._tell_refused((refused,))
        else:
            self._waiting.end(key)
            self.save_typed_again()

    @property
    def unsaved(self) -> Mapping[str, str]:
        """What was typed and could not be saved yet, by its key."""
        return self._waiting.typed

    @property
    def unsaved_wishes(self) -> tuple[str, ...]:
        """The names of the changes that could not be saved yet, in the order in which they were wished."""
        return tuple(edit.label for edit in self._waiting.wishes)

    @property
    def count_of_unsaved(self) -> int:
        """How much could not be saved yet: changes, and texts that were typed."""
        return self._waiting.count

    @property
    def why_unsaved(self) -> str:
        """The sentence that says why; "" where nothing waits."""
        return self._waiting.why

    def settle(self) -> None:
        """Have what a field still holds told now."""
        self.stepping_back.emit()

    def save_again(self) -> None:
        """Try again to save all that could not be saved, and say why where that still fails."""
        self.save_quietly_again()
        if self._waiting.why:
            self.refused.emit(self._waiting.why)

    def save_quietly_again(self) -> None:
        """Try again to save all that could not be saved, without a word where that still fails."""
        self.save_typed_again()  # first, so that what is offered to be undone is the newest step
        self._tell_refused(self._waiting.save_wishes_again())

    def save_typed_again(self) -> None:
        """Try again to save what was typed."""
        self._tell_refused(self._waiting.save_typed_again(self.unsaved))

    def choose(self, step: WindowStep) -> bool:
        """Make a choice of the window, and keep it for undo; return whether it could be made."""
        try:
            step.again()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return False
        self._choices.add(step, self._place())
        self._chosen_since += 1
        self.chosen.emit(step.label)
        return True

    @property
    def next_undo(self) -> str | None:
        """The name of what `undo` would take back."""
        if self._waits_newest:
            return self._waiting.wishes[-1].label
        choice = None if self._choices.is_empty else self._choices.next_undo(self._place())
        return self._workspace.next_undo if choice is None else choice.label

    @property
    def next_redo(self) -> str | None:
        """The name of what `redo` would make again; nothing while a wish waits, which is newer than that."""
        if self._waiting.wishes:
            return None
        choice = None if self._choices.is_empty else self._choices.next_redo(self._place())
        return self._workspace.next_redo if choice is None else choice.label

    def undo(self) -> None:
        """Take back what is newest: a wish that waits, a choice of the window, or a step of the plan."""
        self.settle()
        taken = self._waiting.take_back_wish() if self._waits_newest else None
        if taken is not None:
            self.undone.emit(taken.reverse)
            return
        self._chosen_since = max(0, self._chosen_since - 1)  # before it is told what could be undone next
        if not self._move(self._choices.undo, self.unchosen.emit):
            self.undo_step()

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self._waiting.wishes:
            self.save_again()  # each was wished after that, and leaves nothing to make again
        elif not self._move(self._choices.redo, self.chosen.emit):
            self.redo_step()

    @property
    def _waits_newest(self) -> bool:
        """Whether a wish waits, and nothing was chosen after it that undo would take back first."""
        return bool(self._waiting.wishes) and (self._chosen_since == 0 or self._choices.is_empty)

    def undo_step(self) -> None:
        """Take back the newest step of the plan."""
        try:
            edit = self._workspace.undo()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        if edit is not None:
            self.undone.emit(edit)
            self.save_typed_again()

    def redo_step(self) -> None:
        """Make the step of the plan last taken back again."""
        try:
            edit = self._workspace.redo()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        if edit is not None:
            self.redone.emit(edit)
            self.save_typed_again()

    def keep_up(self) -> None:
        """Read the plan again if another program has changed it."""
        try:
            self._workspace.reload_if_changed()
        except Refusal as refusal:
            self.refused.emit(str(refusal))

    def _save(self, wish: Wish) -> Edit:
        """Do what is wished, and tell it. Raises Refusal."""
        asked: list[Edit] = []

        def ask(plan: Plan, schedule: Schedule) -> Edit:
            asked.append(wish(plan, schedule))  # again where another program was faster
            return asked[-1]

        edit = self._workspace.perform(ask)
        self.performed.emit(edit)
        self._tell_moved(moved_along(edit, asked[-1]))
        return edit

    def _save_quietly(self, wish: Wish) -> None:
        self.performed_quietly.emit(self._workspace.perform(wish))

    def _perform_behind(self, wish: Wish, tell_refusal: Callable[[str], None] | None) -> Edit | None:
        """Do what is wished after all that waits, or let it wait behind that."""
        same = self._waiting_as(wish)
        refused = self._waiting.save_wishes_again()
        edit: Edit | None = None
        if self._waiting.wishes:
            self._refuse_for_now(wish, tell_refusal)
        elif same is None:
            edit = self.perform(wish, tell_refusal)
        elif same not in (each.wished for each in refused):
            edit = same
        self._tell_refused(refused)  # last, or it would not be seen for what is told of a change
        return edit

    def _waiting_as(self, wish: Wish) -> Edit | None:
        """Return what a wish would change, where the same waits already: she saw that nothing happened.

        What can be done twice, as logging half an hour, is not the same: it may well be meant twice.
        """
        plan, schedule = self._workspace.plan, self._workspace.schedule
        try:
            edit = wish(plan, schedule)
        except Refusal:
            return None
        if edit not in self._waiting.wishes:
            return None
        after = plan.after(edit)
        try:
            wish(after, make_schedule(after, self._workspace.now))
        except Refusal:
            return edit
        return None

    def _refuse_for_now(self, wish: Wish, tell_refusal: Callable[[str], None] | None) -> None:
        """Refuse a wish since an earlier one still waits, and keep it where nothing else does."""
        if tell_refusal is not None:
            tell_refusal(self._waiting.why)
        else:
            self._let_wait(wish, self._waiting.why)

    def _let_wait(self, wish: Wish, why: str) -> None:
        """Keep a wish that the disk alone refuses; what comes up with the first that waits says why."""
        is_told = not self._waiting.why
        try:
            wished = wish(self._workspace.plan, self._workspace.schedule)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        if self._waiting_as(wish) is None:
            self._chosen_since = 0
            self._waiting.keep_wish(Waiting(partial(self._save, wish), why, wished=wished))
        else:
            self._waiting.explain_wishes(why)
        if not is_told:
            self.refused.emit(why)

    def _tell_refused(self, refused: Iterable[Waiting]) -> None:
        """Tell what cannot be done any more; the words of what was typed are offered once more."""
        typed = tuple(each for each in refused if each.wished is None)
        if sentences := [_too_late(each.wished, each.why) for each in refused if each.wished is not None]:
            self.refused.emit(" ".join(sentences))
        if typed:
            self.typed_refused.emit(typed)

    def _move(
        self, move: Callable[[Callable[[], Place]], WindowStep | None], tell: Callable[[str], None]
    ) -> bool:
        """Take a choice back or make it again; return whether one was due, done or refused."""
        if self._choices.is_empty:
            return False
        try:
            step = move(self._place)
        except Refusal as refusal:
            self.changed.emit(Notice(None))  # what undo would take back now is another
            self.refused.emit(str(refusal))
            return True
        if step is not None:
            tell(step.label)
        return step is not None

    def _place(self) -> Place:
        return self._workspace.place

    def _tell_moved(self, along: MovedAlong) -> None:
        if along.moved or along.taken_out:
            self.moved_along.emit(along)

    def _tell(self, notice: Notice) -> None:
        self.changed.emit(notice)


def _too_late(wished: Edit, why: str) -> str:
    return _("“{change}” is not tried again: {why}").format(change=wished.label, why=why)
