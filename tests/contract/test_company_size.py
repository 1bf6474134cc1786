"""Who is small, large or public, from the profile and from the text."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.company_size import sizes_of
from riskwatch.domain.document import document_of
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import Matter


def matter_of(text: str, size: str | None = None) -> Matter:
    return Matter(read_contract(document_of(text)), profile=None if size is None else Profile(size=size))


def test_the_text_says_both_sizes() -> None:
    sizes = sizes_of(matter_of("卖方系小型企业，买方系大型企业。"))
    assert (sizes.seller_is_small, sizes.buyer_is_large, sizes.void_by_size) == (True, True, True)


def test_nothing_said_is_not_known() -> None:
    sizes = sizes_of(matter_of("买方应付款。"))
    assert (sizes.seller_is_small, sizes.buyer_is_small, sizes.buyer_is_large) == (None, None, None)
    assert not sizes.void_by_size


@pytest.mark.parametrize(("size", "small"), [("small", True), ("micro", True), ("large", False)])
def test_our_profile_decides_about_us(size: str, small: bool) -> None:
    assert sizes_of(matter_of("卖方系小型企业。", size)).seller_is_small is small


def test_both_small_in_one_sentence() -> None:
    assert sizes_of(matter_of("买卖双方均为小型企业。")).buyer_is_small is True


def test_a_public_buyer() -> None:
    assert sizes_of(matter_of("买方系事业单位。")).buyer_is_public


@pytest.mark.parametrize(
    ("code", "small", "public"),
    [("12370000495421364D", None, True), ("92320509MA1XK7R42T", True, False), ("91320281MA0DEM283A", None, False)],
)
def test_the_unified_code_tells_a_public_body_and_a_sole_trader(code: str, small: bool | None, public: bool) -> None:
    text = f"购销合同\n买方：鲁北水务服务站\n统一社会信用代码：{code}\n卖方：苏州远通电器有限公司\n第一条 买方向卖方购买水泵。"
    sizes = sizes_of(matter_of(text))
    assert (sizes.buyer_is_small, sizes.buyer_is_public) == (small, public)
