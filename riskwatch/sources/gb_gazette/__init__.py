"""Source: The Gazette, the official public record of the United Kingdom (corporate insolvency notices)."""
