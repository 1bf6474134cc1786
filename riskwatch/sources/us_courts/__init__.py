"""Source: US bankruptcy courts, by CourtListener and by the courts' own feeds."""
