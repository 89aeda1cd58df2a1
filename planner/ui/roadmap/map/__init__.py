"""The roadmap as a map: prerequisites from left to right, tracks from top to bottom."""
