"""Where a note may stand."""

from PySide6.QtCore import QRect

from planner.values import Value


class NoteRoom(Value):
    """A place for a note, in coordinates of the page.

    Attributes:
        hides_words: whether there are words at that place; a note hides all of them, and leaves no letters
            to be seen beside it.
    """

    place: QRect
    hides_words: bool = False
