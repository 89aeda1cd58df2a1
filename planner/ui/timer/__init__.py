"""The focus timer: its clock, its window, and its place in the side bar."""
