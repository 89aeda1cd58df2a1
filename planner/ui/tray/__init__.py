"""Reminders on the desktop, and the program in its tray."""
