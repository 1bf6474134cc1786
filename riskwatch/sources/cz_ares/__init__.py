"""Source: the Czech administrative register of economic subjects (ARES)."""
