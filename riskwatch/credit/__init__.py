"""Signs to grade, limit and proposal. Pure."""
