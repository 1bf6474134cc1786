"""Checks that need more than a YAML rule: one module, one function, its words and cases in the YAML beside it."""
