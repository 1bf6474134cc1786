"""Source: the Norwegian register of entities (Brønnøysundregistrene)."""
