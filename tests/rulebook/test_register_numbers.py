"""Register numbers are proved by their check characters, in the form of their register."""

from __future__ import annotations

import pytest

from riskwatch.rulebook.register_numbers import NotAnIdentifier, read_identifier


@pytest.mark.parametrize("code", ["91110000600037341L", "N2330106MADEM0001W"])
def test_codes_of_companies_and_of_rural_collectives_prove_themselves(code: str) -> None:
    read = read_identifier(f"{code[:8]} {code[8:].lower()}", "", "")
    assert (read.scheme, read.id) == ("uscc", code)


@pytest.mark.parametrize("code", ["911100006000373410", "9111000060003734IL", "91110000600037341"])
def test_a_code_that_cannot_be_one_is_refused(code: str) -> None:
    with pytest.raises(NotAnIdentifier, match="uscc"):
        read_identifier(code, "uscc", "CN")
