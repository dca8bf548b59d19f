"""Matching: how queries and texts are scored, by whole vectors and part by part.

A vector of a long text is an average that hides its parts. So a sentence is also read window by window, a course is
its title plus its best sentence, and a concept is its labels plus its description. The weights were measured on the
development data (docs/encoder-tries.csv). Shared letters need no place here, because the n-grams of the encoder hold
them: adding character TF-IDF to the cosine of titles and phrases lowered every figure. Shared words help for courses.
"""
