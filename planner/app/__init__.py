"""The composition root of the window: the one place that constructs, and hands each part what it needs."""

from planner.app.application import Application, make_qt_application

__all__ = ["Application", "make_qt_application"]
