"""Source: the Czech register of VAT payers (ADIS), which lists unreliable ones."""
