"""Repositories, one module each: the only place that speaks SQL."""
