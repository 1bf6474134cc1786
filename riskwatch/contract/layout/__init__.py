"""How a contract is laid out: parties, clauses, tables, annexes, signature blocks, dates, law. All functions are pure."""
