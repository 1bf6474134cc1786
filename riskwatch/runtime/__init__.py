"""How jobs are carried. The database says what is due; this room only brings it to a thread."""
