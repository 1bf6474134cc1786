"""Checks of a draft contract."""
