"""Version of the model: every Result is stamped with it."""

MODEL_VERSION = "0.5.0"
