"""EVD006: wording that makes collecting a debt unlawful: relatives, public shaming, detention, debt collectors, tracking;
and personal data of others handed over for another purpose."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, wording_of

FAMILY = r"(?:亲属|家属|亲友|家人|亲戚|配偶|父母|子女|近亲|通讯录|(?:工作|用人|所在)单位)"
RELATIVES = (
    r"(?:联系|联络|通知|告知|催告|催收|骚扰|走访|拨打|致电|向)[^。；，\n]{0,24}?"
    + FAMILY
    + r"(?:[^。；，\n]{0,10}?(?:催收|催讨|催款|披露|告知))?",
)
SHAMING = (
    r"(?:把|将)[^。；，\n]{0,16}?(?:姓名|住址|手机号|身份证|照片|个人信息)[^。；\n]{0,30}?(?:发布|公布|公开|张贴|曝光)[^。；，\n]{0,14}",
    r"(?:公布|公开|曝光|发布|张贴|散布|披露|通报)[^。；，\n]{0,24}?(?:身份证|照片|肖像|个人信息|家庭住址|住址|手机号|个人隐私|姓名)[^。；，\n]{0,8}",
    r"(?:网络|互联网|媒体|报纸|朋友圈|微博|抖音|微信群|公共场所|公众号)[^。；，\n]{0,12}?(?:公布|公开|曝光|发布|张贴|通报|点名)[^。；，\n]{0,20}",
)
DETAIN = (
    r"(?:扣留|扣押|限制|拘禁|留置|控制)[^。；，\n]{0,12}?(?:人员|人身|法定代表人|第三人|第三方|家属|身份证|护照|证件|车辆驾驶员)[^。；，\n]{0,10}",
)
COLLECTORS = (r"(?:讨债|要债|催债|催收|追债|收数)(?:公司|机构|团队|人员)[^。；，\n]{0,10}",)
TRACKING = (
    r"(?:跟踪|定位|监控|监听|尾随|获取)[^。；，\n]{0,16}?(?:行踪|轨迹|位置信息|通话记录|个人位置)[^。；，\n]{0,6}",
)
OTHERS_DATA = (
    r"(?:提供|移交|共享|披露|传输|交付)[^。；\n]{0,30}?(?:员工|职工|用户|客户|消费者|会员|联系人)[^。；，\n]{0,8}?个人信息",
)
OTHER_PURPOSE = r"营销|推广|市场(?:分析|调研|开发)|客户开发|用户画像|推送|广告|商业(?:用途|目的|利用)"
LAWFUL_GROUND = r"同意|授权|告知|依法|合法|法律|去标识|匿名|脱敏"
DEBT = r"逾期|欠款|拖欠|未(?:按|付|还|支付|清偿)|催收|催讨|催款|催债|追讨|债务|货款|讨债"
FORBIDDEN = r"不得|不应|严禁|禁止|不能|无权|未经|不可"
PUBLIC_RECORD = r"判决|裁判文书|失信被执行人名单|企业信用信息|企业名称|依法公示|如实"
DETAIN_LAWFUL = r"法院|依法|公安|保全|货物|财产"
ENGLISH = (
    r"\b(?:contact|notify|inform|call)\w*\b[^.;]{0,40}?\b(?:relatives?|family|spouse|employer)\b[^.;]{0,30}",
    r"\b(?:publish|disclose|post|expose|make public)\w*\b[^.;]{0,40}?\b(?:identity cards?|id cards?|photos?"
    r"|photographs?|personal data|home address)"
    r"\b[^.;]{0,30}",
    r"\bdebt collect(?:ion|ing) (?:company|companies|agency|agencies|agents?)\b",
)
DEBT_EN = r"\b(?:overdue|arrears|debts?|default\w*|unpaid|not paid|fails? to pay|collect\w*|recover\w*)\b"


@contract_check()
def unlawful_collection(matter: Matter) -> Iterator[Answer]:
    """Whether data asked for elsewhere are needed for the deal is not judged: that takes knowledge of the deal."""
    words = wording_of(matter.contract)
    groups = (
        ("relatives", RELATIVES), ("shaming", SHAMING), ("detain", DETAIN), ("collectors", COLLECTORS),
        ("tracking", TRACKING), ("english", ENGLISH),
    )  # fmt: skip
    for variant, templates in groups:
        for passage in words.find(*templates):
            if _is_meant(passage, variant):
                yield Hit(passage.span, variant="" if variant == "english" else variant)
    for passage in words.find(*OTHERS_DATA):
        if _is_for_another_purpose(passage):
            yield Hit(passage.span, variant="others_data")


def _is_for_another_purpose(passage: Passage) -> bool:
    """Data of people outside the contract, wanted for more than the contract, and no ground for it is named."""
    words = passage.wording
    if passage.is_no_clause or words.matches(FORBIDDEN, passage.before[-24:]):
        return False
    return words.matches(OTHER_PURPOSE, passage.sentence) and not words.matches(LAWFUL_GROUND, passage.sentence)


def _is_meant(passage: Passage, variant: str) -> bool:
    words = passage.wording
    if (
        passage.is_no_clause
        or words.matches(FORBIDDEN, passage.before[-24:])
        or words.matches(r"不得|禁止|无权", passage.words)
    ):
        return False
    if words.matches(r"被[^。；，]{0,24}$", passage.before):
        return False
    if variant == "english":
        return words.matches(DEBT_EN, passage.sentence) and not words.matches(r"\b(?:not|never|no)\b", passage.sentence)
    if variant == "shaming" and words.matches(PUBLIC_RECORD, passage.sentence):
        return False
    if variant == "detain" and words.matches(DETAIN_LAWFUL, passage.sentence):
        return False
    return words.matches(DEBT, passage.sentence)
