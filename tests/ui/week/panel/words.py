from planner.ui.week.pieces import Piece


def text_of(line: tuple[Piece, ...]) -> str:
    """The words of a line without their looks."""
    return "".join(piece.text for piece in line)
