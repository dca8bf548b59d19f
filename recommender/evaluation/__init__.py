"""Measures encoders and the recommender: metrics, readers of published formats, baselines, reports."""
