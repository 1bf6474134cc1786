"""Source: filings of listed and registered companies at the US Securities and Exchange Commission (EDGAR)."""
