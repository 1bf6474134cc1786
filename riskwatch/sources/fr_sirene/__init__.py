"""Source: the French directory of companies (Recherche d'entreprises, from INSEE and RNE)."""
