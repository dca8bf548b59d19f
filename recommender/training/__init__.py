"""Trains the shipped text encoder; besides the encoder's adapter the only place that imports torch."""
