"""A draft read as a contract: its layout, its typed facts. Pure; odd text gives a partial contract, never an error."""

from riskwatch.contract.read import read_contract

__all__ = ["read_contract"]
