"""How chances are written: in whole per cent, and never as certain; knows no Qt."""

from planner.i18n import _


def chance_figure(chance: float) -> str:
    """Write a chance (0 to 1) as "88%", and what is next to nothing or next to certain as "<1%" or ">99%"."""
    if chance < 0.01:
        return _("<1%")
    if chance > 0.99:
        return _(">99%")
    return _("{percent}%").format(percent=round(100 * chance))
