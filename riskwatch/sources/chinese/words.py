"""Words of the Chinese registers and what they mean to us. What is not here is reported, never guessed."""

from __future__ import annotations

from riskwatch.domain.snapshot import Status

STATUS: dict[str, Status] = {
    **dict.fromkeys(
        ("存续", "在业", "开业", "在营", "在营（开业）企业", "存续（在营、开业、在册）", "在册", "正常", "仍注册", "核准设立",
         "在营（开业）", "确立", "登记成立", "正常执业"),
        "active",
    ),
    **dict.fromkeys(("停业", "歇业", "休眠"), "suspended"),
    **dict.fromkeys(("清算", "清算中", "解散"), "solvent_liquidation"),
    **dict.fromkeys(("破产", "破产清算"), "insolvent"),
    **dict.fromkeys(
        ("注销", "已注销", "吊销", "吊销，未注销", "吊销，已注销", "吊销未注销", "吊销已注销", "撤销", "责令关闭", "迁出",
         "除名", "已告解散", "注销企业", "吊销企业"),
        "ceased",
    ),
}  # fmt: skip
"""Status words; brackets and commas are compared in full width."""

CHANGES: tuple[tuple[str, str], ...] = (
    ("法定代表人", "representative"), ("负责人", "representative"), ("执行事务合伙人", "representative"),
    ("董事", "officers"), ("监事", "officers"), ("高级管理人员", "officers"), ("主要人员", "officers"),
    ("经理备案", "officers"), ("注册资本", "capital"), ("注册资金", "capital"), ("投资总额", "investment"),
    ("股东", "owners"), ("投资人", "owners"), ("股权", "owners"), ("出资", "owners"), ("实际控制人", "owners"),
    ("住所", "registered_address"), ("地址", "registered_address"), ("经营场所", "registered_address"),
    ("名称", "legal_name"), ("分支机构", "branches"), ("分公司", "branches"), ("经营范围", "scope"),
    ("期限", "term"), ("章程", "articles"), ("联络员", "contact"), ("行业", "industry"), ("类型", "legal_form"),
)  # fmt: skip
"""Words in the item of a change log, first fitting first, and our name of the item."""

FINISHED = ("解除冻结", "失效", "解冻", "解除", "无效", "注销", "撤销")
"""A freeze, pledge or mortgage with one of these words in its status is over."""

VALID = ("有效", "冻结", "续行冻结", "股权冻结", "轮候")

BANKRUPTCY: tuple[tuple[str, str], ...] = (
    ("终结", "closed"), ("驳回", "closed"), ("不予受理", "closed"), ("强制清算", "solvent"),
    ("预重整", "rescue"), ("重整", "rescue"), ("和解", "rescue"),
    ("破产审查", "petition"), ("申请审查", "petition"), ("破申", "petition"), ("清申", "petition"),
    ("清算", "open"), ("宣告破产", "open"), ("受理破产", "open"), ("破", "open"),
)  # fmt: skip
"""Words in the kind, title or number of a bankruptcy case, first fitting first, and the stage they tell of."""

DEFENDANTS = ("被告", "被上诉人", "被申请人", "被执行人", "被申请执行人")
PLAINTIFFS = ("原告", "上诉人", "申请人", "申请执行人", "起诉人")
THIRD = ("第三人", "案外人", "利害关系人")

UNREACHABLE = "无法联系"
WAGES = ("拖欠农民工工资", "拖欠劳动报酬", "拖欠工资", "欠缴社会保险", "拖欠社保")


def stage_of(text: str) -> str | None:
    """The stage of a bankruptcy case; None where no word tells it."""
    return next((stage for word, stage in BANKRUPTCY if word in text), None)


def status_of(raw: str) -> Status:
    """The status behind a register's word; "unknown" for a word that is not known."""
    wide = raw.replace("(", "（").replace(")", "）").replace(",", "，").strip()
    return STATUS.get(wide, "unknown")


def change_item(item: str) -> str:
    """Our name of an item of a change log; the item itself where it is another."""
    return next((name for word, name in CHANGES if word in item), item)


def role_in(text: str) -> str:
    """The part that is played in a case, by the words for it; "" where none is told."""
    if any(word in text for word in DEFENDANTS):
        return "defendant"
    if any(word in text for word in PLAINTIFFS):
        return "plaintiff"
    return "third_party" if any(word in text for word in THIRD) else ""
