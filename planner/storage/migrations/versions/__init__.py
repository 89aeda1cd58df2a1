"""Revisions: `0001` makes schema 1, and each later one the next. A released one never changes."""
