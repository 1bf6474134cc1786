"""SEA006: orders or copies go by chat, e-mail, fax or platform, and nothing says which accounts count or that they bind."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

CHANNEL = r"(?:微信(?:群)?|qq(?:群)?|钉钉|短信|电子邮件|邮件|e-?mail|传真|扫描件?|线上|网上|网络|平台|小程序|电话)"
PAPER = (
    r"(?:增补|增减|补充(?:约定|事项)?|图[片纸]确认|订单|订货单|采购单|要货(?:单|计划)|送货计划|供货(?:计划|通知|单)|订货|下单|需求(?:计划|单)?|发货通知"
    r"|(?:本)?合同|协议)"
)
CHINESE = (
    PAPER + r"[^，。；\n|]{0,10}?(?:以|通过|由|经|采用|用)[^，。；\n|]{0,12}"
    r"?" + CHANNEL + r"[^，。；\n|]{0,12}?(?:发送|发出|传送|下达|下单|通知|形式|方式|传递|为准|签订|签署|订立|发给)"
    r"(?:[^，。；\n]{0,4}?为准)?",
    PAPER + r"[^，。；\n|]{0,10}?在[^，。；\n|]{0,6}?" + CHANNEL + r"[^，。；\n|]{0,6}?(?:完成|办理|进行|确认)",
    r"扫描[^，。；\n|]{0,8}?(?:邮件|微信|传真|网络)(?:往来|发送|传递|交换)",
    r"{B}[^，。；\n|]{0,10}?(?:系统|平台|门户|网站)[^，。；\n|]{0,8}?(?:点击|提交|生成|推送)[^，。；\n|]{0,6}?(?:下单|订单)",
    r"(?:以|通过|采用|用)[^，。；\n|]{0,10}?" + CHANNEL + r"[^，。；\n|]{0,10}?(?:方式|形式)?(?:向{S})?(?:发送|发出|"
    r"传"
    r"送"
    r"|"
    r"下"
    r"达"
    r"|"
    r"下"
    r"|"
    r"传"
    r"递"
    r"|"
    r"签"
    r"订"
    r"|"
    r"签"
    r"署"
    r"|"
    r"订"
    r"立"
    r"|提交)[^，。；\n|]{0,6}?" + PAPER,
)
CHANNEL_EN = (
    r"(?:whatsapp|wechat|e-?mail|electronic mail|fax|facsimile|telefax|telex|text message|edi|portal|web ?site"
    r"|electronically)"
)
ENGLISH = (
    r"\b(?:call[- ]?offs?|releases?)\b[^.;]{0,20}?\b(?:are|is|be|may be) (?:sent|made|placed|given)\b[^.;]{0,20}?\b(?:by|via|through"
    r"|in) [^.;,]{0,20}?\b" + CHANNEL_EN + r"\b",
    r"\b(?:exchange|swap|send)\b[^.;]{0,12}?\b(?:scans?|scanned|faxed|photographed)\b[^.;]{0,10}?\b(?:signature pages?|copies|contracts?)\b",
    r"\b(?:purchase )?orders?\b[^.;]{0,30}?\b(?:may|can|shall|will|to) be (?:placed|sent|submitted|transmitted"
    r"|issued|made|given)\b[^.;]{0,30}?\b(?:by|via|through|in|using) "
    r"[^.;,]{0,30}?\b" + CHANNEL_EN + r"\b",
    r"\b{B} (?:may|shall|will)\b[^.;]{0,20}?\b(?:place|send|submit|transmit"
    r"|issue)\b[^.;]{0,16}?\borders?\b[^.;]{0,30}?\b(?:by|via|through|using) [^.;,]{0,20}?\b" + CHANNEL_EN + r"\b",
)
BINDS = (
    r"(?:传真|扫描|电子|复印|微信|邮件|数据电文|平台)[^。；\n]{0,40}?(?:同等|同样"
    r"|一致)?(?:的)?(?:法律)?(?:效力|有效|约束力)|与原件[^。；\n]{0,12}?(?:同等|效力|一致|相同)|(?:电子签名"
    r"|电子签章|电子合同)[^。；\n]{0,30}?(?:效力|有效|可靠|平台)"
    r"|(?:数字证书|实名认证|企业认证|认证账号|ca证书)|(?:书面(?:形式)?|本合同所称书面)[^。；\n]{0,16}?(?:包括"
    r"|含)[^。；\n]{0,20}?(?:传真|邮件|微信|数据电文)|作为(?:本)?合同(?:的)?(?:组成部分|附件)",
    r"\b(?:fax|facsimile|electronic|e-?mail|scanned|pdf|portable document)\b[^.;]{0,100}?\b(?:originals?"
    r"|binding|effective|valid|enforceable|legal effect|deemed|constitute|satisf\w+)\b",
    r"\b(?:in writing|written)\b[^.;]{0,60}?\b(?:includ\w+|means)\b[^.;]{0,60}?\b(?:e-?mail|fax|facsimile"
    r"|electronic)\b",
)
ACCOUNTS = (
    r"(?:微信号|微信账号|qq号|邮箱|电子邮箱|电子邮件|e-?mail|传真(?:号|电话)?)(?:地址)?(?:[:：为]"
    r"|\|) ?[\w@.+\-【_]{4,}|(?:指定|约定|预留|下列|以下|载明|列明|备案)(?:的)?[^，。；\n]{0,8}?(?:微信"
    r"|邮箱|账号|账户|传真|号码|联系方式|手机)",
    r"\b(?:at|to) the (?:address|e-?mail|fax|number)\w*\b[^.;]{0,40}|\busers? listed\b"
    r"|\bdesignated\b[^.;]{0,30}?\b(?:e-?mail|address|account|portal|user)|\bset forth (?:in|below|above)\b",
)
CHAT = r"微信|qq|钉钉|短信|whatsapp|wechat|text message"
MAIL = r"邮件|e-?mail|electronic mail"
CHAT_ACCOUNTS = (
    r"(?:微信号|微信账号|微信名|qq号|钉钉号|手机号)(?:码)?(?:[:：为]|\|| )|(?:指定|约定|预留|下列|以下|载明|列明|备案|首部)(?:的"
    r"|所列)?[^，。；\n]{0,8}?(?:微信|账号|号码|联系方式|手机)"
    r"|(?:微信|钉钉)[^。；\n]{0,20}?(?:与原件|同等(?:的)?(?:法律)?效力)|与原件[^。；\n]{0,12}?(?:同等|效力|一致|相同)|实名|企业认证",
    r"\b(?:whatsapp|wechat|numbers?|accounts?|users?)\b[^.;]{0,30}?\b(?:listed|named|set out|given|shown|above|below|in (?:the )?(?:schedule|annex"
    r"|clause))\b",
)
NOT_A_PAPER = r"通知[^，。；]{0,6}(?:地址|变更)|售后|报修|维修|培训|广告|宣传|交易平台(?:挂牌|竞价)|发票|对账"

NOT_ALLOWED = r"不(?:得|以|能|可|接受)|无效|approved by|agreed by"


@contract_check()
def electronic_signing_open(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    open_ones = [each for each in found if _open(each) and not _provided_for(each)]
    for passage, others in once_a_clause(open_ones):
        yield Hit(passage.span, related=tuple(other.span for other in others))
        return


def _provided_for(passage: Passage) -> bool:
    """Copies have effect, or mail comes from addresses that are given; of chat it must be said whose account counts."""
    words = passage.wording
    if words.matches(CHAT, passage.words):
        return words.says(*CHAT_ACCOUNTS)
    mailed = words.matches(MAIL, passage.words) and next(words.contract.terms_of("email"), None) is not None
    return mailed or words.says(*BINDS)


def _open(passage: Passage) -> bool:
    """No account is named beside it, and it is an order or the contract that goes this way."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(NOT_A_PAPER, passage.sentence):
        return False
    if words.matches(NOT_ALLOWED, passage.words + passage.after[:40]):
        return False
    return not words.matches("|".join(ACCOUNTS), passage.near(0, 60))
