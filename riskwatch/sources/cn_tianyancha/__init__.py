"""Source: Tianyancha 天眼查 open API (paid)."""
