"""Parts and words that several screens share."""
