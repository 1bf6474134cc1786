"""What the rooms of RiskWatch hand to each other: frozen values, standard library only.

Nothing here reads a clock, a file, the network or a database.
"""
