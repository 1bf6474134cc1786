"""Checks of a watched company."""
