"""The linked calendar files: read beside the window, watched, and read again when they change."""
