"""Roadmaps as roadmap.sh exports them, in its three shapes.

What stands in them is for the learner's own use: it is imported from the learner's own copy, marked so, and
left out of exports unless asked for.
"""
