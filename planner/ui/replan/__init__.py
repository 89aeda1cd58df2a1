"""Replanning: the weeks laid out anew, beside the weeks as they are, and taken as one step."""
