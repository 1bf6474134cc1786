"""The catalogues of translated messages, and what keeps them in step with the pages."""
