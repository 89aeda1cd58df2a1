"""Exams and goals: a card for each with its verdict, and the dialogs to add and change them."""
