"""Source: the Polish National Court Register (KRS)."""
