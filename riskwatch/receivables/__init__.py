"""Invoices to ageing, DSO, ceilings and dunning steps. Pure."""
