"""The window: Qt Widgets that show what the services know and hand on what the user wishes."""
