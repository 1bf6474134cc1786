"""Snapshots to events to signs: what changed at a register and what it means. Pure."""
