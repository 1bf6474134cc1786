"""The use cases, one function each: idempotent, handed a desk with everything they need."""
