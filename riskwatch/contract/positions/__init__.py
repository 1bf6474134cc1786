"""Positions of negotiable rules: reading a draft's own, and holding them against the policy."""
