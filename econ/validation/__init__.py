"""Validation: what the model says where studies have spoken and history has answered."""
