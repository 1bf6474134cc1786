"""Which companies a name may stand for, how surely, and out of how many."""

from random import Random

import pytest

from riskwatch.domain.snapshot import Identifier
from riskwatch.watch.identity.index import NameIndex
from riskwatch.watch.identity.proposing import LEAST, Company, Wanted, best_among, propose
from riskwatch.watch.identity.reading import read_name
from riskwatch.watch.identity.scoring import score


def company(name: str, number: str = "1", **given: object) -> Company:
    return Company(Identifier("uscc", number), name, **given)  # type: ignore[arg-type]


def points(one: str, other: str, **given: object) -> int:
    return score(read_name(one), read_name(other), **given).total  # type: ignore[arg-type]


def test_the_parts_add_up() -> None:
    found = score(read_name("霁澜机电公司"), read_name("上海霁澜机电有限公司"), former=True, same_country=False)
    assert found.total == sum(part.points for part in found.parts)
    assert [part.kind for part in found.parts] == ["core", "place", "form", "former", "country"]
    assert "霁澜" in found.parts[0].says.zh


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("宁波霁澜机电有限公司", "上海霁澜机电有限公司"),
        ("宁波霁澜机电有限公司", "霁澜机电有限公司"),
        ("霁澜机电有限公司", "上海霁澜机电有限公司"),
        ("宁波霁澜机电有限公司", "宁波霁澜机电股份有限公司"),
        ("宁波霁澜机电有限公司", "宁波霁澜机电有限公司杭州分公司"),
    ],
)
def test_what_speaks_for_a_company_and_what_against_it(better: str, worse: str) -> None:
    assert points("宁波霁澜机电有限公司", better) > points("宁波霁澜机电有限公司", worse)


def test_the_trade_alone_is_no_likeness() -> None:
    assert points("榆廷建设工程有限公司", "恒信建设工程有限公司") < LEAST
    assert points("恒信建筑装饰工程有限公司", "恒信建设工程有限公司") >= 70


def test_proposals_come_best_first_and_each_company_once() -> None:
    wanted = [Wanted("C-1", "霁澜机电", "CN"), Wanted("C-2", "Harrowmere Pumps", "GB")]
    companies = [
        company("宁波霁澜机电有限公司", "1", country="CN", former=("霁澜机电有限公司",)),
        company("上海霁蓝机电有限公司", "2", country="CN"),
        company("完全不同的公司", "3", country="CN"),
        Company(Identifier("gb_coh", "99000001"), "Harrowmere Pumps Ltd", country="GB"),
    ]
    found = propose(wanted, companies)
    assert found["C-1"][0].company.identifier.id == "1"
    assert {proposal.company.identifier.id for proposal in found["C-1"]} <= {"1", "2"}
    assert [proposal.company.identifier.id for proposal in found["C-2"]] == ["99000001"]


def test_a_former_name_finds_the_company() -> None:
    found = propose([Wanted("C-1", "旧名贸易有限公司")], [company("新号实业有限公司", former=("旧名贸易有限公司",))])
    assert found["C-1"][0].by == "旧名贸易有限公司"
    assert "former" in [part.kind for part in found["C-1"][0].score.parts]


def test_a_slip_of_the_pen_is_found_among_many() -> None:
    chance = Random(7)
    words = ["harrow", "calder", "wex", "estuary", "northgate", "fell", "pumps", "valves", "cold", "store", "holding"]
    names = sorted({" ".join(chance.sample(words, 3)).title() + " Ltd" for _ in range(900)})
    index = NameIndex(names)
    assert len(index) == len(names)
    for name in names[::60]:
        at = chance.randrange(1, 3)
        wrong = name[:at] + "q" + name[at + 1 :]
        found = best_among(wrong, index, names)
        assert found is not None
        assert read_name(names[found[0]]).core == read_name(name).core
    assert best_among("Völlig Anders Gesellschaft mbH", index, names) is None


@pytest.mark.parametrize(("wrong", "right"), [("Ferma AS", "Frema AS"), ("Thegraholding AS", "Thegra Holding AS")])
def test_short_words_and_lost_blanks(wrong: str, right: str) -> None:
    names = ["Norge Bygg AS", right, "Forma Invest AS", "Holding Norge AS"]
    found = best_among(wrong, NameIndex(names), names)
    assert found is not None
    assert names[found[0]] == right
