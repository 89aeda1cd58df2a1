"""Files of other programs and authors, read into domain values; knows neither SQL nor Qt."""
