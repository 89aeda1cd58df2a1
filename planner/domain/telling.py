"""How work that takes long tells how far it is."""

from collections.abc import Callable

Tell = Callable[[float], None]
"""Is told how far work is, 0 to 1; it raises GivenUp where that is wished; then nothing is left behind."""


def untold(_done: float) -> None:
    """Tell nobody."""
