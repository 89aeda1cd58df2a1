"""The kinds of files that can be imported, as the dialog for choosing one offers them. Knows no Qt."""

from planner.i18n import _


def import_filters() -> list[str]:
    """Return the filters of the dialog in which files are chosen."""
    return [
        _("Roadmaps, lists, calendars and plans (*.json *.yaml *.yml *.md *.txt *.csv *.tsv *.ics *.db)"),
        _("Roadmaps (*.json *.yaml *.yml)"),
        _("Checklists (*.md *.txt)"),
        _("Tables (*.csv *.tsv)"),
    ]
