"""GUA003: a company guarantees, joins the debt or writes a letter of comfort, and no resolution is attached."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Guarantor,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Role,
    Wording,
    Words,
    contract_check,
    elsewhere,
    guarantees,
    guarantors,
    reasons,
    register_note,
    same_person,
    watched_parties,
    wording_of,
)

PLACE = Words("担保条款及附件", "guarantee clause and annexes")
PERSONS = Words("保证人是自然人", "the guarantor is a natural person")
COMPANY = r"公司|集团|企业|厂$|合作社|\b(?:ltd|limited|inc|llc|plc|gmbh|corp\w*|company)\b"
FORM_OF_A_COMPANY = (r"(?:保证人|担保人|丙方)[\s\S]{0,160}?(?:法定代表人|公章|营业执照|统一社会信用代码)",)
OTHERS = (
    r"(?:[\u4e00-\u9fff()]{4,24}公司|丙方|丁方)[^。；\n]{0,16}?(?:自愿|同意|承诺)?[^。；\n]{0,6}?(?:作为|成为)?(?:共同(?:还款人|债务人|付款人)"
    r"|加入[^。；\n]{0,8}?债务|连带(?:偿付|偿还|还款|付款|清偿)(?:之责|责任|义务)?|差额补足|补足差额|流动性支持)[^。；，\n]{0,8}",
    r"(?P<who>[\u4e00-\u9fff()]{4,30}公司)[^。；\n]{0,30}?(?:对|就)[^。；\n]{0,20}?(?:欠款|货款|价款|债务|付款义务)[^。；\n]{0,12}?(?:连带(?:偿付"
    r"|偿还|还款|付款|清偿)|差额补足|补足差额)[^。；，\n]{0,6}",
)
PROFESSIONAL = (
    r"(?:担保|融资担保|信用担保|保证担保)(?:股份)?(?:有限)?(?:责任)?公司|银行|信用社|保险|\bbank\b|\binsurance\b"
)
RESOLVED = (
    r"(?:股东(?:大?会|会)?|董事会|股东)[^。；\n]{0,16}?(?:决议|决定|同意担保)|决议(?:原件|书|文件)?|\b(?:board|shareholders?'?"
    r"|members'?)[^.;]{0,24}?\bresolutions?\b",
)
NOT_RESOLVED = (
    r"无需|无须|不必|未(?:经|附|提供)|没有|尚未|补交|后补|补办|补充?提交|后(?:续|另行)?提[交供]|\b(?:no|without)\b"
)
EXEMPT = (
    r"全资子公司|(?:三分之二|2/3)以上[^。；\n]{0,16}?(?:股东|表决权)[^。；\n]{0,12}?(?:签字|签署|同意)|(?:唯一|一人)[^。；\n]{0,6}?股东",
    r"\bwholly[- ]owned subsidiary\b",
)
LISTED = r"上市公司|股票代码|证券代码|\blisted company\b|\bstock code\b"
ANNOUNCED = (r"公告|\b(?:public(?:ly)? )?announce\w*\b",)


@contract_check()
def guarantee_without_resolution(matter: Matter) -> Iterator[Answer]:
    """Whether the articles ask for the shareholders or the board, and who voted, stands in papers outside the text."""
    contract = matter.contract
    words = wording_of(contract)
    joining = [passage for passage in words.find(*OTHERS) if not passage.denied and not passage.is_no_clause]
    if not guarantees(contract) and not guarantors(contract) and not joining:
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    companies = [one for one in guarantors(contract) if _is_company(words, one)]
    yield from _signers(matter)
    listed = [one for one in companies if _listed(words, one)]
    if listed and not words.says(*ANNOUNCED):
        yield from (Hit(one.span, variant="listed", values={"name": one.name}) for one in listed)
        return
    if not listed and words.says(*EXEMPT):
        return
    if _resolved(words):
        return
    yield from _missing(matter, companies, joining)


def _missing(matter: Matter, companies: list[Guarantor], joining: list[Passage]) -> Iterator[Answer]:
    contract = matter.contract
    if companies:
        yield from (Hit(one.span, values={"name": one.name}) for one in companies)
    elif joining:
        yield Hit(joining[0].span, variant="joining", related=tuple(passage.span for passage in joining[1:]))
    elif guarantors(contract):
        yield NotApplicable(PERSONS)
    elif wording_of(contract).says(*FORM_OF_A_COMPANY):
        yield elsewhere(contract) or Hit(None, place=PLACE, variant="form")
    else:
        yield NotApplicable(reasons.NO_GUARANTOR)


def _is_company(words: Wording, one: Guarantor) -> bool:
    name = one.name.lower()
    return (
        words.matches(COMPANY, name)
        and not words.matches(PROFESSIONAL, name)
        and not name.endswith(("分公司", "分行", "部", "处", "科"))
    )


def _listed(words: Wording, one: Guarantor) -> bool:
    return words.matches(LISTED, words.passage(one.span).near(0, 60))


def _resolved(words: Wording) -> bool:
    return any(
        not words.matches(NOT_RESOLVED, passage.before[-12:] + passage.words + passage.after[:10])
        for passage in words.find(*RESOLVED)
    )


def _signers(matter: Matter) -> Iterator[Answer]:
    """The guarantor's signatory is none of those whom its register names."""
    for found in watched_parties(matter):
        if not isinstance(found, tuple) or found[0].role is not Role.GUARANTOR:
            continue
        party, snapshot = found
        signatory = party.signature.signatory if party.signature else None
        serving = [officer.name for officer in snapshot.officers or () if officer.until is None]
        if signatory is None or not serving or any(same_person(signatory.value, name) for name in serving):
            continue
        yield Hit(
            signatory.span,
            variant="signer",
            values={"signer": signatory.value, "name": party.name.value if party.name else party.label},
            registry=register_note(snapshot, "officers"),
        )
