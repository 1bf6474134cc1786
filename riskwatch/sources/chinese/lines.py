"""One row of a list, whoever wrote it: a table of a saved page, a sheet of an export, an object of a service.

The same field has a Chinese title on the pages and an English member name at each vendor. Columns are known by their
titles, never by position.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from riskwatch.domain.money import Money
from riskwatch.sources.chinese import values
from riskwatch.sources.strict_json import Inspection, Sheet

_PERSON = "姓名/名称 姓名 被执行人姓名/名称 失信被执行人 被执行人 被执行人名称 iname pname Name"
_CASE = "案号 CaseNo Anno casecode caseCode caseno AnNo"
_COURT = "执行法院 法院 法院名称 受理法院 ExecuteCourt Executegov ExecuteGov courtname courtName execCourtName court courtcode Court"
_FILED = "立案时间 立案日期 RegisterDate Liandate LianDate regdate regDate caseCreateTime JudgeDate"
_PUBLISHED = "发布时间 发布日期 公布日期 公示日期 公告日期 PublicDate Publicdate PublishDate publishDate publishdate"
_REF = "Id id KeyNo businessId"

FIELDS: Mapping[str, Mapping[str, str]] = {
    "dishonest": {
        "party": _PERSON, "case_no": _CASE, "court": _COURT, "filed_on": _FILED, "published_on": _PUBLISHED, "ref": _REF,
        "amount": "涉案金额 涉案金额(元) Amount",
        "performance": "被执行人的履行情况 履行情况 ExecuteStatus Executestatus performance",
        "what": "失信被执行人行为具体情形 失信行为 ActionRemark disrupttypename disruptTypeName",
        "code": "身份证号码/组织机构代码 证件号码 组织机构代码 cardnum cardNum",
        "head": "法定代表人或者负责人姓名 businessentity businessEntity",
    },
    "enforcement": {
        "party": _PERSON, "case_no": _CASE, "court": _COURT, "filed_on": _FILED, "published_on": _PUBLISHED, "ref": _REF,
        "amount": "执行标的 执行标的(元) 执行标的（元） BiaoDi Biaodi execMoney",
        "code": "证件号 证件号码 身份证号码/组织机构代码 partyCardNum",
    },
    "consumption_ban": {
        "person": "人员 限制消费人员 限消令对象 限制法定代表人 xname PersonName RelatedName",
        "party": "企业 企业信息 关联企业 被执行人 qyinfoAlias qyinfo CompanyName", "applicant": "申请人 Applicant applicant",
        "case_no": _CASE, "court": _COURT, "filed_on": _FILED, "published_on": _PUBLISHED, "ref": _REF, "amount": "Amount",
    },
    "unsatisfied": {
        "party": _PERSON, "case_no": _CASE, "court": _COURT, "filed_on": _FILED, "published_on": _PUBLISHED, "ref": _REF,
        "closed_on": "终结日期 终本日期 EndDate caseFinalTime", "claimed": "执行标的 执行标的(元) BiaoDi Biaodi execMoney",
        "amount": "未履行金额 未履行金额(元) UnFinishedAmt UnPerformAmount noExecMoney", "code": "证件号 证件号码 partyCardNum",
    },
    "freeze": {
        "party": "被执行人 被执行人名称 BeExecuted executedPerson", "amount": "股权数额 冻结股权数额 EquityAmount equityAmount",
        "court": "执行法院 ExecuteCourt executiveCourt", "company": "冻结股权标的企业 标的企业 FreezeCompany stockExecutedCompany",
        "case_no": "执行通知书文号 执行裁定书文号 DocNo executeNoticeNum", "status": "类型|状态 类型/状态 状态 Status typeState",
        "filed_on": "冻结起始日期 冻结期限自 冻结开始日期 FreezeStartDate", "until": "冻结结束日期 冻结期限至 FreezeEndDate",
        "published_on": _PUBLISHED, "ref": _REF,
    },
    "auction": {
        "title": "标题 拍卖标题 拍卖标的 标的物 Name title", "case_no": _CASE, "court": _COURT + " 处置单位",
        "filed_on": "拍卖时间 开始时间 拍卖日期 AuctionTime auctionTime", "amount": "起拍价 起拍价(元) 评估价 StartPrice",
        "ref": _REF,
    },
    "lawsuit": {
        "title": "案件名称 裁判文书 标题 Title title CaseName", "case_no": _CASE, "court": _COURT,
        "reason": "案由 CaseReason casereason reason", "role": "案件身份 身份 当事人身份 CaseRole role",
        "plaintiff": "原告/上诉人 原告 公诉人/原告/上诉人/申请人 plaintiff plaintiffs party1 ProsecutorList",
        "defendant": "被告/被上诉人 被告 被告人/被告/被上诉人/被申请人 defendant defendants party2 DefendantList",
        "filed_on": "立案日期 立案时间 日期 开庭日期 开庭时间 裁判日期 JudgeDate submittime startDate filingDate",
        "published_on": _PUBLISHED + " 刊登日期", "kind": "公告类型 类型 文书类型 bltntypename doctype", "ref": _REF + " uuid",
        "amount": "涉案金额 涉案金额(元) Amount", "content": "公告内容 内容 content", "result": "裁判结果 JudgeResult",
    },
    "abnormal": {
        "reason": "列入经营异常名录原因 列入原因 AddReason putReason", "listed_on": "列入日期 AddDate putDate",
        "authority": "作出决定机关(列入) 作出列入决定机关 作出决定机关 列入机关 AddOffice DecisionOffice putDepartment",
        "removed": "移出经营异常名录原因 移出原因 RomoveReason RemoveReason removeReason",
        "removed_on": "移出日期 RemoveDate removeDate",
        "removed_by": "作出决定机关(移出) 作出移出决定机关 RemoveDecisionOffice RemoveOffice removeDepartment",
        "name": "企业名称", "code": "注册号 统一社会信用代码", "type": "类别 Type type", "ref": "id Id",
        "since": "被列入经营异常名录日期",
    },
    "penalty": {
        "ref": "决定书文号 行政处罚决定书文号 处罚决定书文号 DocNo punishNumber", "type": "违法行为类型 处罚事由 PunishReason type",
        "reason": "行政处罚内容 处罚内容 处罚结果 PunishResult content", "amount": "罚款金额 罚款金额(万元) 处罚金额 PunishAmt",
        "authority": "决定机关名称 作出决定机关 处罚机关 处罚单位 PunishOffice departmentName",
        "listed_on": "处罚决定日期 处罚日期 作出处罚决定日期 PunishDate decisionDate", "published_on": _PUBLISHED, "id": "Id id",
    },
    "tax": {
        "reason": "案件性质 欠税税种 标题 类别 Title CaseNature taxCategory", "amount": "欠税余额 欠税金额 Amount ownTaxAmount",
        "latest": "当前新发生的欠税额 NewAmount newOwnTaxBalance", "code": "纳税人识别号 TaxNo taxIdNumber",
        "authority": "主管税务机关 税务机关 发布单位 所属税务机关 PublishOffice AddOffice TaxGov department",
        "listed_on": "列入日期 认定日期 发布日期 公示日期 AddDate PublishDate publishDate", "ref": _REF,
        "content": "主要违法事实 违法事实 IllegalContent", "punished": "处罚情况 PunishContent",
    },
    "pledge": {
        "ref": "登记编号 质权登记编号 RegisterNo regNumber RegistNo", "giver": "出质人 PledgorList Pledgor pledgor",
        "amount": "出质股权数额 出质股权数额(万元) PledgedAmount equityAmount", "holder": "质权人 PledgeeList Pledgee pledgee",
        "created_on": "股权出质设立登记日期 登记日期 RegisterDate RegDate regDate", "status": "状态 Status state",
        "published_on": _PUBLISHED, "company": "标的企业 出质股权标的企业 RelatedCompany", "id": "Id id",
    },
    "mortgage": {
        "ref": "登记编号 RegisterNo regNum", "created_on": "登记日期 RegisterDate regDate", "authority": "登记机关 RegisterOffice",
        "amount": "被担保债权数额 SecureClaimsAmount DebtSecuredAmount amount overviewAmount",
        "holder": "抵押权人 抵押权人名称 Pledgee pledgee", "giver": "抵押人 Pledger Pledgor", "status": "状态 Status status",
        "published_on": _PUBLISHED, "ended_on": "注销日期 cancelDate", "term": "DebtTerm 债务履行期限 overviewTerm term",
        "property": "抵押财产 担保财产 担保财产描述 抵押物", "type": "登记类型 登记种类 业务类型", "until": "到期日期 登记到期日",
    },
    "bankruptcy": {
        "case_no": _CASE, "kind": "案件类型 类型 公告类型 CaseType caseType", "title": "标题 公告标题 Title",
        "court": "受理法院 经办法院 法院 CourtName court", "respondent": "被申请人 RespondentList respondent",
        "applicant": "申请人 ApplicantList applicant", "published_on": "公开日期 公开时间 日期 PublicDate submitTime" + " " + _PUBLISHED,
        "administrator": "管理人 管理人机构", "filed_on": "受理时间 受理日期", "ref": _REF, "deadline": "债权申报截止日期 申报截止日期",
        "meeting": "第一次债权人会议时间 债权人会议日期",
    },
    "owner": {
        "name": "股东名称 股东 股东姓名 股东及出资人名称 StockName name", "kind": "股东类型 StockType",
        "share": "持股比例 出资比例 StockPercent capitalPercent percent",
        "subscribed": "认缴额(万元) 认缴出资额(万元) 认缴出资额 认缴额 ShouldCapi amomon",
        "paid": "实缴额(万元) 实缴出资额(万元) 实缴出资额 实缴额 RealCapi", "due_on": "认缴出资日期 认缴日期 ShoudDate ShouldDate",
        "paid_on": "实缴出资日期 StakeDate", "ref": "KeyNo id",
    },
    "officer": {"name": "姓名 Name name", "role": "职务 职位 Job staffTypeName typeJoin", "ref": "KeyNo id"},
    "branch": {
        "name": "分支机构名称 名称 企业名称 Name name", "code": "统一社会信用代码/注册号 统一社会信用代码 CreditCode",
        "status": "登记状态 Status regStatus", "ref": "KeyNo id",
    },
    "change": {
        "item": "变更事项 变更项目 ProjectName changeItem", "before": "变更前内容 变更前 BeforeContent BeforeList contentBefore",
        "after": "变更后内容 变更后 AfterContent AfterList contentAfter", "on": "变更日期 变更时间 ChangeDate changeTime",
    },
    "permit": {
        "ref": "许可文件编号 行政许可决定文书号 许可编号 LicensDocNo", "name": "许可文件名称 许可证书名称 许可名称 LicensDocName",
        "from": "有效期自 ValidityFrom", "until": "有效期至 ValidityTo", "authority": "许可机关 LicensOffice",
        "content": "许可内容 LicensContent", "status": "状态",
    },
    "announcement": {
        "title": "公告名称 标题 公告标题", "content": "公告内容 内容", "on": "公告日期 公告期限 公告期 发布日期 决议日期",
        "authority": "登记机关 公告机关", "status": "状态 公告状态", "kind": "类型 公告类型",
    },
    "report": {"year": "报送年度 年度 年报年份 reportYear", "filed_on": "公示日期 最后修改日期 发布日期"},
    "check": {
        "authority": "检查实施机关 checkOrg ExecutiveOrg", "type": "类型 checkType Type", "listed_on": "日期 checkDate Date",
        "reason": "结果 checkResult Consequence",
    },
}  # fmt: skip

NO_FACTS = frozenset({
    "序号", "查看", "操作", "详情", "证照/证件类型", "证照/证件号码", "身份证号码", "备注", "状态说明", "查看详情",
    "省份", "地域", "关注次数", "登记机关", "纳税人名称", "证件类型", "企业名称", "担保人", "法院等级", "当前状态",
    "数据来源", "法定代表人", "成立日期", "处罚依据", "许可类别", "认缴明细", "实缴明细", "认缴出资方式",
    "实缴出资方式", "最后修改日期",
})  # fmt: skip
"""Columns that are known and say nothing we use."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row under our own names; `raw` is the row as it was shown."""

    cells: Mapping[str, str]
    raw: str
    look: Inspection
    path: str

    @property
    def hash(self) -> str:
        """Names a row that has no number of its own."""
        return hashlib.sha256(self.raw.encode()).hexdigest()[:16]

    def text(self, field: str) -> str:
        return values.given(self.cells.get(field, ""))

    def day(self, field: str) -> date | None:
        try:
            return values.day(self.cells.get(field, ""))
        except ValueError:
            self.look.note(f"{self.path}.{field} = {self.text(field)[:80]}")
            return None

    def money(self, field: str) -> Money | None:
        """A sum; bare figures in the unit that the column's title names."""
        return values.money(self.cells.get(field, ""), self.cells.get(f"{field}:unit", ""))

    def percent(self, field: str) -> Decimal | None:
        return values.percent(self.cells.get(field, ""))


def folded(title: str) -> str:
    """A title for comparison: width, case, spaces and bullets do not count."""
    return re.sub(r"[\s·•:：*]+", "", unicodedata.normalize("NFKC", title)).casefold()


@cache
def _known(kind: str) -> Mapping[str, str]:
    return {folded(title): field for field, titles in FIELDS[kind].items() for title in titles.split()}


_USELESS = frozenset(folded(title) for title in NO_FACTS)


def fields_of(kind: str, titles: Iterable[str]) -> tuple[str, ...]:
    """Our field under each title, "" for one that is not of this kind of list."""
    known = _known(kind)
    return tuple(known.get(folded(title), known.get(_bare(title), "")) for title in titles)


def row_of(kind: str, titles: Iterable[str], cells: Iterable[str], look: Inspection) -> Row:
    """A row of a table; a column that is not known is reported by its title."""
    found: dict[str, str] = {}
    shown = list(zip(titles, cells, strict=False))
    for (title, cell), field in zip(shown, fields_of(kind, [title for title, _ in shown]), strict=True):
        if field and not values.given(found.get(field, "")):
            found[field] = cell
            found[f"{field}:unit"] = title
        elif not field and folded(title) not in _USELESS and values.given(cell):
            look.note(f"{kind}: column {title}")
    raw = "；".join(f"{title}：{values.clean(cell)}" for title, cell in shown if values.given(cell))
    return Row(found, raw, look, kind)


def row_in(kind: str, sheet: Sheet, look: Inspection, skip: Iterable[str] = ()) -> Row:
    """A row that is an object of a service's answer; its members that are not known are reported by the sheet."""
    sheet.skip(skip)
    known = _known(kind)
    found: dict[str, str] = {}
    for member in sorted(sheet.members):
        field = known.get(folded(member))
        if field:
            cell = sheet.cell(member)
            if not values.given(found.get(field, "")):
                found[field] = cell
    raw = "；".join(f"{field}：{values.clean(cell)}" for field, cell in sorted(found.items()) if values.given(cell))
    return Row(found, raw, look, sheet.path)


def _bare(title: str) -> str:
    """A title without what stands in brackets at its end, such as a unit or a count."""
    return re.sub(r"\([^()]*\)$", "", folded(title))
