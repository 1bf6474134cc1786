"""Source: UK Companies House."""
