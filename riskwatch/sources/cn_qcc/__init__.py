"""Source: QCC 企查查 open platform (paid)."""
