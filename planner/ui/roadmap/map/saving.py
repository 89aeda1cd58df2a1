"""The way from the map to a file of the learner's choice."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.formats import one_line
from planner.i18n import _
from planner.ui.roadmap.map.picture import MapPicture, image_of, save_picture, svg_of
from planner.ui.roadmap.map.png import png_bytes
from planner.ui.shared.busy import busy
from planner.ui.shared.file_to_save import ask_where_to_save
from planner.ui.shared.long_work import do_long_work


class MapSaving(QObject):
    """Asks for a file and writes the map there.

    Signals:
        told: the sentence that says how it went.
    """

    told = Signal(str)

    def __init__(self, picture: Callable[[], MapPicture | None], owner: QWidget) -> None:
        super().__init__(owner)
        self._picture = picture
        self._owner = owner

    def ask_where(self, suffix: str) -> None:
        """Ask for a file of a kind, "svg" or "png", and save the map there."""
        picture = self._picture()
        if picture is None:
            return
        title = picture.rows.title or _("Roadmap")
        ask_where_to_save(self._owner.window(), _("Save the map"), title, suffix, self.save)

    def save(self, path: Path) -> None:
        """Save the map as the ending of the path says."""
        picture = self._picture()
        if picture is None:
            return
        try:
            data = svg_of(picture) if path.suffix.lower() == ".svg" else self._png_of(picture)
        except Refusal as refusal:
            self.told.emit(str(refusal))
            return
        words = _("Saved {path}") if save_picture(data, path) else _("The map could not be saved as {path}.")
        self.told.emit(words.format(path=one_line(str(path))))

    def _png_of(self, picture: MapPicture) -> bytes:
        """Paint it here, where fonts and icons are, and pack it beside, which takes longer."""
        with busy():
            image = image_of(picture)
        return do_long_work(_("Saving the map"), partial(png_bytes, image), self._owner.window())
