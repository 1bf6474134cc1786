"""Source: the Global LEI index (GLEIF)."""
