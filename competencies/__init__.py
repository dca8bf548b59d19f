"""The nouns of the field and the arithmetic on them. Points at nothing else in the project."""
