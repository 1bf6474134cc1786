"""A contract of sale around one clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract
from riskwatch.drafts import read_draft

CHINESE = """购销合同
买方：江苏恒达机电有限公司
卖方：苏州远通电器有限公司
第一条 买方向卖方购买电机十台，总价十万元。
第二条 """
ENGLISH = """SALE AGREEMENT
This Agreement is made between Northgate Tools Limited (the "Seller") and Oakfield Supplies Ltd (the "Buyer").
1. Goods. The Seller sells and the Buyer buys steel tools.
2. """


SaleWith = Callable[[str], Contract]


@pytest.fixture
def sale_with() -> SaleWith:
    """`sale_with(clause)` gives a contract of sale that has the clause in it."""

    def read(clause: str) -> Contract:
        head = ENGLISH if clause.isascii() else CHINESE
        return read_contract(read_draft((head + clause).encode(), "draft.txt"))

    return read
