"""Words that have no place in a dunning letter, by the check that they break, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Phrases:
    """One check of warning-signs section 7 that goes by words."""

    code: str
    act: Literal["block", "warn"]
    says: Words
    basis: tuple[str, ...]
    pattern: re.Pattern[str]


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


PHRASES: tuple[Phrases, ...] = (
    Phrases(
        "LG02",
        "block",
        Words("不得以暴力、拘禁、曝光或亲属、工作相威胁。", "No threat of force, detention, exposure, or harm to family or job."),
        ("CN-CRIM-293", "CN-CRIM-274", "CN-PSAP25-50"),
        _any(
            r"后果自负", r"(?:让|叫|使)(?:你|贵司|你们)[^，。；\n]{0,6}(?:好看|身败名裂|倒闭|混不下去)", r"曝光", r"上门(?:堵|闹|骚扰)",
            r"(?:家人|家属|子女|单位领导|同事)[^，。；\n]{0,10}(?:知道|知晓|受影响|不安|找)", r"不客气|走着瞧|采取非常手段|特殊手段",
            r"(?:扣押|拘禁|限制)(?:你|贵司|负责人|法定代表人)[^，。；\n]{0,6}人身", r"you will regret", r"expose you|name and shame",
            r"your (?:family|children|employer|neighbou?rs) (?:will|shall)", r"by any means(?: necessary)?", r"ruin (?:you|your)",
        ),
    ),
    Phrases(
        "LG03",
        "block",
        Words("不得侮辱，不得写没有证据的事实。", "No insult and no statement of fact without proof."),
        ("CN-CC-1024", "CN-CRIM-246", "CN-CRIM-221"),
        _any(
            r"老赖", r"无赖", r"骗子", r"无耻", r"不要脸", r"毫无信誉", r"卑鄙", r"恬不知耻", r"奸商", r"流氓",
            r"\b(?:crooks?|cheats?|swindlers?|shameless|scum|deadbeats?|liars?)\b",
        ),
    ),
    Phrases(
        "LG04",
        "block",
        Words("不得冒充法院、公安或律师。", "No posing as a court, the police or a lawyer."),
        ("CN-CRIM-279",),
        _any(
            r"(?:法院|公安|检察院)(?:传票|通知书|强制执行令)", r"(?:受|经)(?:法院|公安机关)(?:委托|指派)", r"本(?:律师|法院|所律师)",
            r"\bfinal court notice\b", r"on behalf of the (?:court|police)", r"\bsummons\b",
        ),
    ),
    Phrases(
        "LG05",
        "block",
        Words(
            "欠款不是诈骗，不得以报案相要挟；确有刑法第二百二十四条的事实，由律师另行处理。",
            "A broken promise is not fraud, and a report to the police is no bargaining tool; where there are facts, a lawyer acts.",
        ),
        ("CN-CRIM-224", "CN-CRIM-274"),
        _any(
            r"诈骗", r"(?:将|就|立即)?(?:向公安(?:机关)?)?报案", r"追究[^，。；\n]{0,8}刑事责任", r"坐牢|判刑|抓人",
            r"\bfraud(?:ulent)?\b", r"report (?:you )?to the police", r"criminal (?:charges|complaint|liability|prosecution)", r"\bjail\b|\bprison\b",
        ),
    ),
    Phrases(
        "LG06",
        "block",
        Words("不得收取手续费、催收费，不得利上加利。", "No handling or collection fee, no interest on interest."),
        ("CN-CC-585", "CN-SALES-18", "CN-SMEPAY-17"),
        _any(r"手续费", r"催收费", r"(?<!不计)复利|利滚利|利上加利", r"handling fee", r"collection fee", r"compound(?:ed)? interest"),
    ),
    Phrases(
        "LG07",
        "warn",
        Words(
            "这句话可能放弃权利或承认质量问题：展期须附条件，和解保留原违约金。",
            "This may give a right away or admit a defect: an extension needs a condition, a settlement keeps the old damages.",
        ),
        ("CN-SALES-18", "CN-CC-543", "CN-CC-575"),
        _any(
            r"(?:同意|可以|准予)(?:贵司)?(?:延期|展期|宽限)", r"(?:免除|放弃|豁免)(?:[^，。；\n]{0,8})(?:违约金|利息|权利|债权|货款)",
            r"(?:货物|产品|质量)(?:确|确实)?(?:存在|有)(?:质量)?(?:问题|缺陷|瑕疵)", r"不再追究",
            r"\bwe (?:agree to|grant|accept) (?:an )?(?:extension|deferral)", r"\b(?:waive|release)\b(?!d)", r"we (?:admit|accept) that the goods",
        ),
    ),
    Phrases(
        "LG10",
        "block",
        Words("函件不得含个人身份证号、住址、行踪或家庭情况。", "No identity numbers, home addresses, whereabouts or family of a person."),
        ("CN-PIPL-6", "CN-PIPL-13", "CN-PIPL-28", "CN-CRIM-253-1"),
        _any(r"(?<!\d)\d{17}[\dXx](?![\dA-Z])", r"身份证(?:号|照)", r"家庭住址", r"行踪", r"home address", r"identity card number"),
    ),
    Phrases(
        "LG11",
        "block",
        Words("不得以公布名单、在媒体或群里发布相威胁。", "No publication: no lists of names, no media, no chat groups."),
        ("CN-PIPL-25", "CN-CC-1024", "CN-CC-1025"),
        _any(
            r"(?:公布|发布|登报|刊登)[^，。；\n]{0,10}(?:名单|媒体|网络|微信群|朋友圈|抖音)",
            r"(?:媒体|网络|微信群|朋友圈|抖音)[^，。；\n]{0,6}(?:公布|发布|通报)",
            r"(?:publish|post|announce) (?:your|this|the)[^.;\n]{0,30}(?:media|online|website|public)", r"black ?list",
        ),
    ),
    Phrases(
        "LG13",
        "block",
        Words(
            "没有书面同意或法院裁判，不得扬言自行取走货物；所有权保留按第六百四十二条办理。",
            "No taking of goods without written consent or a court; retained title goes by article 642.",
        ),
        ("CN-CC-642", "CN-SEC-64"),
        _any(r"(?:强行|自行|直接)(?:拉走|取走|搬走|取回|扣押)", r"(?:seize|take away|remove) (?:your|the) (?:goods|equipment|stock)"),
    ),
    Phrases(
        "LG14",
        "block",
        Words("不得远程锁机或侵入对方系统。", "No remote lock and no intrusion into systems."),
        ("CN-CRIM-285", "CN-CC-497"),
        _any(r"(?:远程)?锁(?:机|死|定设备)", r"切断(?:贵司)?(?:系统|设备)", r"(?:remotely )?(?:lock|disable) (?:your|the) (?:machine|system|equipment)"),
    ),
    Phrases(
        "LG16",
        "block",
        Words("不得委托所谓讨债公司；只有律师事务所和持牌机构可以受托。", "No debt-collection gangs: only law firms and licensed bodies."),
        ("CN-PIPL-21", "CN-CRIM-238"),
        _any(r"讨债公司", r"要债公司", r"清债公司", r"社会人员"),
    ),
    Phrases(
        "LG17",
        "block",
        Words("不得劝对方借钱还债。", "No advice to borrow elsewhere in order to pay."),
        (),
        _any(r"(?:借|贷)(?:款|钱)[^，。；\n]{0,8}(?:归还|偿还|还清|支付)(?:我司|本公司)?",
            r"(?:take out|get) a loan (?:to|and) pay", r"borrow (?:money )?to pay"),
    ),
)  # fmt: skip
