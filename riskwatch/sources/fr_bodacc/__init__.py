"""Source: the French official bulletin of commercial announcements (BODACC)."""
