"""The engine: domain objects and arrays in, domain objects out. Knows no web and no database."""
