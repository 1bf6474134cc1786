"""Annual accounts in Inline XBRL, as the UK register and European issuers publish them."""

from riskwatch.drafts.ixbrl.accounts import read_accounts

__all__ = ["read_accounts"]
