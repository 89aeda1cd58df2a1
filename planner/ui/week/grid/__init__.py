"""The week grid: seven days with a block for every session."""
