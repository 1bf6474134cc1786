"""Longest common subsequences and the changed words made of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from riskwatch.contract.redline.differences import Piece, pieces
from riskwatch.contract.redline.matching import MOST_EDITS, matches, rising
from riskwatch.domain.document import Span

WORDS = st.lists(st.sampled_from("abcd"), max_size=16)


def longest(old: list[str], new: list[str]) -> int:
    """By the textbook's table."""
    before = [0] * (len(new) + 1)
    for word in old:
        row = [0]
        for index, other in enumerate(new):
            row.append(before[index] + 1 if word == other else max(before[index + 1], row[-1]))
        before = row
    return before[-1]


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS)
def test_no_longer_subsequence_exists(old: list[str], new: list[str]) -> None:
    found = matches(old, new)
    assert len(found) == longest(old, new)
    assert all(old[a] == new[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


def test_long_texts_that_differ_much_are_held_by_their_landmarks() -> None:
    shared = [f"same{number}" for number in range(40)]
    old = [f"old{number}" for number in range(MOST_EDITS * 2)] + shared + ["x"]
    new = [f"new{number}" for number in range(MOST_EDITS * 2)] + shared + ["y"]
    found = matches(old, new)
    assert {old[a] for a, _ in found} == set(shared)


def test_the_longest_rising_chain() -> None:
    assert rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def told(old: str, new: str) -> str:
    found = pieces(old, Span(0, len(old)), new, Span(0, len(new)))
    return "".join(_marked(piece, old, new) for piece in found)


def _marked(piece: Piece, old: str, new: str) -> str:
    if piece.same:
        return piece.new.of(new)
    return f"[{piece.old.of(old)}→{piece.new.of(new)}]"


def test_figures_dates_and_fractions_are_single_words() -> None:
    assert told("收货后30日内付款", "收货后90日内付款") == "收货后[30日→90日]内付款"
    assert told("收货后三十日内付款", "收货后六十日内付款") == "收货后[三十日→六十日]内付款"
    assert told("2026年3月30日前交货", "2026年4月30日前交货") == "[2026年3月30日→2026年4月30日]前交货"
    assert told("按日万分之五支付", "按日千分之五支付") == "按日[万分之五→千分之五]支付"
    assert told("总价¥474,480.00元整", "总价¥447,480.00元整") == "总价¥[474,480.00元→447,480.00元]整"
    assert told("见第五条", "见第十五条") == "见[第五条→第十五条]"


def test_no_confetti() -> None:
    assert told("由供方承担运费。", "由需方承担运费。") == "由[供→需]方承担运费。"
    assert told("付清货款后", "结讫款项后") == "[付清货款→结讫款项]后"
    assert told("The Buyer shall pay within 30 days.", "The Buyer will settle within 90 days.") == (
        "The Buyer [shall pay→will settle] within [30→90] days."
    )


def test_blanks_and_width_are_no_change_of_words() -> None:
    assert told("总价 100 元，含税", "总价100元,含税") == "总价100元,含税"


TEXT = st.text("甲乙方付款，。 30日ab", max_size=40)


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT)
def test_both_sides_are_told_whole_and_in_order(old: str, new: str) -> None:
    found = pieces(old, Span(0, len(old)), new, Span(0, len(new)))
    if found:
        assert "".join(piece.old.of(old) for piece in found) == old
        assert "".join(piece.new.of(new) for piece in found) == new
        assert all(one.same != other.same for one, other in pairwise(found))
    else:
        assert not old.strip() and not new.strip()
