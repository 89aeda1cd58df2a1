"""Sessions moved by hand: what that does, said while the hand moves, and done when it lets go."""
