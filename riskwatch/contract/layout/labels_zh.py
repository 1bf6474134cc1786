"""The words by which Chinese contracts call their parties and the fields beside a party's name."""

from __future__ import annotations

import re

from riskwatch.domain.contract import Role

_ROLE_WORDS: dict[Role, str] = {
    Role.SELLER: (
        "卖方 出卖人 出卖方 售方 出售方 销售方 销货方 供方 供货方 供货人 供货商 供应商 供应方 供货单位 供方单位 生产方 产方 "
        "承揽方 承揽人 承包方 承包人 受托方 受托人 服务方 服务提供方 种植方 养殖方 交售方 代销委托方 供应人 转让方 提供方 销售人"
    ),
    Role.BUYER: (
        "买方 买受人 买受方 购方 购买方 购买人 购货方 购货人 购货单位 需方 需求方 需货方 采购方 采购人 收购方 收购人 采购单位 订购方 订货方 定购方 "
        "定作方 定作人 发包方 发包人 委托方 委托人 客户 需方单位 求购方 进货方 受让方 经销商 经销方 认购人 订购人 订货单位"
    ),
    Role.GUARANTOR: "保证人 担保人 保证方 担保方 反担保人 反担保方 抵押人 出质人 抵押方",
    Role.CONSIGNEE: "收货人 收货方 收货单位",
    Role.PAYER: "付款人 付款方",
    Role.AGENT: "代理方 代理商 居间方 居间人 行纪人 代销人",
    Role.OTHER: "债权人 债务人 甲方 乙方 丙方 丁方 甲 乙 出租方 承租方 贷款人 借款人 合作方 监管方",
}
ROLE_OF: dict[str, Role] = {word: role for role, words in _ROLE_WORDS.items() for word in words.split()}
NEUTRAL = frozenset({"甲方", "乙方", "丙方", "丁方"})
"""Labels that say nothing about who sells."""

FIELDS: dict[str, str] = {
    "identifier": (
        "统一社会信用代码 社会信用代码 信用代码 代码 税号 税务登记号 纳税人识别号 纳税识别号 纳税人登记号 营业执照号码 营业执照号 "
        "营业执照注册号 组织机构代码 居民身份证号码 身份证号码 身份证号 身份证件号码 证件号码 公民身份号码 企业代码"
    ),
    "legal_representative": "法定代表人 法人代表 法定代表人或负责人 法定代表人/负责人 法定代表人(负责人) 负责人 法人 经营者",
    "agent": "委托代理人 授权代理人 授权代表 授权代表人 委托代表 法定代表人或授权代表 法定代表人/授权代表 "
    "法定代表人或委托代理人 法定代表人(授权代表) 代理人 签约代表 代表人 代表 签字人",
    "contact": "联系人 经办人 项目联系人 业务联系人 业务员 收件人",
    "address": "住所地 住所 注册地址 注册地 单位地址 通讯地址 通信地址 联系地址 送达地址 经营地址 公司地址 住址 地址 详细地址",
    "phone": "联系电话 电话号码 电话 手机号码 手机 手机号 联系方式",
    "email": "电子邮箱 电子邮件 电子信箱 邮箱 E-mail E-Mail Email EMAIL e-mail",
    "bank": "开户银行 开户行 开户银行名称 银行",
    "account": "银行账号 银行帐号 账号 帐号 银行账户 账户 帐户",
    "account_name": "账户名称 帐户名称 户名 开户名称 收款单位 收款人",
    "date": "签订日期 签约日期 签署日期 签字日期 签订时间 签约时间 日期 时间",
    "former": "曾用名 原名称 原名",
    "other": "传真 邮政编码 邮编 电报挂号 电挂 电传 签订地点 签约地点 合同编号 编号 微信 职务 盖章 签字 计量单位 鉴证机关",
}
FIELD_OF: dict[str, str] = {word: name for name, words in FIELDS.items() for word in words.split()}


def spaced(words: list[str]) -> str:
    """An alternation that reads each word with blanks between its characters, longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(" *".join(re.escape(letter) for letter in word) for word in longest_first)


_PARTY = spaced([word for word in ROLE_OF if len(word) > 1])
_NTH = r" ?(?:[一二三四五六甲乙丙丁]|[1-6]|\((?:[一二三四五六]|[1-6])\))(?=[\s:;(]|$)"
_NUMBERED = re.compile(r"(?<=.)\(?(?P<number>[一二三四五六甲乙丙丁1-6])\)?$")
_COUNTED = "一二三四五六甲乙丙丁"
_NOTES = r"(?:\s{0,4}\((?P<notes>[^()\n]{0,24}(?:\([^()\n]{0,12}\))?[^()\n]{0,12})\))?(?:\s{0,4}\([^()\n]{0,16}\))?"
PARTY_LABEL = re.compile(
    rf"(?P<lead>(?:^(?!(?:{_PARTY}))[\u4e00-\u9fff]{{2,5}}\((?=[\u4e00-\u9fff]{{2,4}}\)[:;])|^|(?<=[\s:;。,_\]\)])))(?P<label>{_PARTY})(?P<nth>{_NTH})?(?:\s{{0,2}}[/、]\s{{0,2}}(?P<second>{_PARTY}))?"
    rf"\)?\s{{0,3}}(?:(?:Seller|Buyer|Supplier|Purchaser|Party [AB])\b\s{{0,2}})?(?P<what>单位名称|企业名称|公司名称|名称|单位|全称|姓名)?{_NOTES}"
    r"\s{0,4}(?P<mark>签字盖章|签字或盖章|签章|盖章|签字|公章|签名|名称)?\s*(?:\((?:签|盖|公)?章\))?\s{0,12}(?P<colon>[:;]|$| {2,}|_{2,}"
    r"| (?=[\u4e00-\u9fff()]{4,30}(?:公司|合作社|厂)\s*[\s(,;]))"
)
"""A party's label where a name may follow: `甲方（买方）：`, `买    方`, `出卖人名称（章）：`, also bare at a line's end."""

FIELD_LABEL = re.compile(
    rf"(?:(?<=[\s:;,。_/)\]|])|^|(?<=[\u4e00-\u9fff\w]))(?P<field>{spaced(list(FIELD_OF))})"
    r"(?:\s{0,3}\([^()\n]{0,16}\))*\s{0,3}(?:签字|签名|签章|盖章)?\s{0,4}:"
)


_BARE = spaced(
    [
        "统一社会信用代码",
        "社会信用代码",
        "代码",
        "税号",
        "身份证号",
        "注册地址",
        "住所",
        "地址",
        "法定代表人",
        "负责人",
        "经营者",
    ]
)
BARE_LABEL = re.compile(
    rf"(?:^|(?<=[,;(\s]))(?P<field>{_BARE})\s{{0,4}}(?=[\dA-Z]|[\u4e00-\u9fff]{{2}})(?!(?:地|所在地|变更|发生|或|与|及|和|、))"
)
"""A field beside a party's name without a colon: `…有限公司，统一社会信用代码9131…，住所上海市…`. Believed only there."""


def plain(label: str) -> str:
    """A label without its inner blanks."""
    return label.replace(" ", "")


def base_of(label: str) -> str:
    """买方 of 买方二: the label without the number that tells several parties of one side apart."""
    return label if label in ROLE_OF else _NUMBERED.sub("", label)


def number_of(labels: list[str]) -> str:
    """The number in 买方二 or 甲方(1), as a figure; "" where there is none."""
    for label in labels:
        found = None if label in ROLE_OF else _NUMBERED.search(label)
        if found:
            return found["number"] if found["number"].isdigit() else str(_COUNTED.find(found["number"]) % 6 + 1)
    return ""


def role_of(labels: list[str]) -> Role:
    """The role that the most telling of several labels gives."""
    roles = [ROLE_OF[base_of(label)] for label in labels if base_of(label) in ROLE_OF]
    return next((role for role in roles if role is not Role.OTHER), Role.OTHER)
