"""The Roadmap screen: every item by phase, with its state, its hours and what it needs."""
