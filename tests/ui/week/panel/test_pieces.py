from planner.ui.week.pieces import Piece, pieces
from tests.ui.week.panel.words import text_of


def test_a_template_becomes_its_pieces_in_the_order_of_the_translation() -> None:
    goal = Piece("NCA-GENL", strong=True)
    line = pieces("{goal} is on {date}.", goal=goal, date="Sat 28 Nov")
    assert line == (goal, Piece(" is on Sat 28 Nov."))
    assert pieces("Am {date}: {goal}", goal=goal, date="28.") == (Piece("Am 28.: "), goal)


def test_braces_in_data_are_only_letters() -> None:
    assert text_of(pieces("Needs {item}.", item=Piece("{goal} & <b>", link="x"))) == "Needs {goal} & <b>."


def test_an_empty_piece_leaves_nothing_behind() -> None:
    assert pieces("{nothing}words", nothing="") == (Piece("words"),)
