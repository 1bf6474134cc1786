"""When to ask for money, in which tone, for how much, and within what the law allows. Pure: no clock, no database."""
