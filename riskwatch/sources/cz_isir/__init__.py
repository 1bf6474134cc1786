"""Source: the Czech insolvency register (ISIR)."""
