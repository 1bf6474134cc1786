"""Clocks: periods of limitation, guarantee, registration and claim, from our books, from register events, from papers. Pure."""
