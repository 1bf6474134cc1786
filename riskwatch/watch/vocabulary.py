"""What sections and signals are called when people read about them."""

from __future__ import annotations

from riskwatch.domain.words import Words

_FACTS = {
    "names": Words("名称", "names"),
    "status": Words("登记状态", "company status"),
    "insolvency": Words("破产与清算", "insolvency cases"),
    "capital": Words("注册资本", "capital"),
    "addresses": Words("住所", "addresses"),
    "officers": Words("主要人员", "officers"),
    "owners": Words("股东与实际控制人", "owners"),
    "filings": Words("报送记录", "filings"),
    "charges": Words("抵押与质押", "charges"),
    "notices": Words("公示与处罚", "notices"),
    "changes": Words("变更记录", "change log"),
    "LEI_LAPSED": Words("LEI 续展状态", "LEI renewal"),
}


def fact_words(fact: str) -> Words:
    """The name of a section or a signal; a signal without a name of its own is shown by its code."""
    return _FACTS.get(fact) or Words(fact, fact)
