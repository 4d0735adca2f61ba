"""Risk: recessions, and who can bear the pain longer."""
