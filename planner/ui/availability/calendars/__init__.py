"""The linked calendars in the panel: their rows, and how one is linked, named, coloured and let go."""
