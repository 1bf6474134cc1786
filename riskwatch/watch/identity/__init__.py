"""Which company is meant by a name: names taken apart, compared, and searched among many. Pure; a proposal is no proof."""
