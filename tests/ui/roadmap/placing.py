"""Puts parts of a screen somewhere."""

from PySide6.QtWidgets import QApplication, QWidget


def put(part: QWidget, host: QWidget, width: int, height: int = 60) -> None:
    part.setParent(host)
    part.show()
    part.resize(width, height)
    QApplication.processEvents()
