"""Validation: published results and history, set beside what the model finds."""
