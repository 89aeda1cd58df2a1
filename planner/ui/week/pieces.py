"""Sentences in pieces, some of which are strong or lead to an item; the view knows how those look."""

from string import Formatter

from planner.values import Value, replace


class Piece(Value):
    """A piece of plain text. `link` is the id or address that it leads to, "" for none."""

    text: str
    strong: bool = False
    link: str = ""


def pieces(template: str, **parts: Piece | str) -> tuple[Piece, ...]:
    """Return the pieces of a translated template such as "{goal} is on {date}."; plain ones are joined."""
    result: list[Piece] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        part = parts[name] if name else ""
        for piece in (Piece(literal), part if isinstance(part, Piece) else Piece(part)):
            _append(result, piece)
    return tuple(result)


def _append(result: list[Piece], piece: Piece) -> None:
    is_plain = not piece.strong and not piece.link
    if is_plain and result and not result[-1].strong and not result[-1].link:
        result[-1] = replace(result[-1], text=result[-1].text + piece.text)
    elif piece.text:
        result.append(piece)
