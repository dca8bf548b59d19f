"""Storage: files in, rows in and out. Knows the nouns; knows neither the engine nor the web."""
