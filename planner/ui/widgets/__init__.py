"""Widgets that every screen shares. They know the theme and nothing of plans or schedules."""
