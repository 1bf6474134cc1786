"""The closed vocabulary of a YAML rule's `when`: phrase, missing, term compared, conflict of two terms."""
