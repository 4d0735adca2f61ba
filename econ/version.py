"""Version of the model: every Result is stamped with it."""

MODEL_VERSION = "1.0.0"
