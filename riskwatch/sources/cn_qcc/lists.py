"""Members of the answers: the lists of the scan, and what is known and says nothing we use."""

from __future__ import annotations

import json

from riskwatch.sources.interface import Reply

SCANNED: dict[str, str] = {
    "ShiXin": "dishonest",
    "ZhiXing": "enforcement",
    "Sumptuary": "ban",
    "Bankruptcy": "bankruptcy",
    "EquityFreeze": "freeze",
    "JudicialSale": "auction",
    "Exception": "abnormal",
    "SeriousIllegal": "serious_illegal",
    "AdminPenalty": "penalty",
    "EnvPunishment": "environment",
    "ChattelMortgage": "mortgage",
    "EquityPledge": "pledge",
    "TaxOweNotice": "tax_owed",
    "TaxAbnormal": "tax_abnormal",
    "TaxIllegal": "tax_illegal",
}
"""Members of the scan that are lists, each null or the three newest entries with their number, and our name of them."""

PLAIN: dict[str, str] = {
    "PartnerList": "owners", "Partners": "owners", "EmployeeList": "officers", "Employees": "officers",
    "BranchList": "branches", "Branches": "branches", "ChangeList": "changes", "ChangeRecords": "changes",
    "AdminLicenseList": "permits",
}  # fmt: skip
"""Members that are lists of objects, of the register and of the scan."""

BOUGHT = ("unsatisfied", "filings", "court_notices", "judgments", "simple_deregistration", "liquidation")
"""Lists that only a product of their own has."""

IGNORED = (
    "ActualControllerList", "AnnualAddress", "ApproveSiteList", "Area", "AreaCode", "BankInfo", "BelongOrg", "Beneficiary",
    "CheckDate", "ContactInfo", "EmergingIndustyList", "EndDate", "EnglishName", "EntType", "GroupInfo", "ImExCode",
    "ImageUrl", "Industry", "InsuredCount", "InvestmentList", "IsOfficialEnglish", "IsOnStock", "IsSmall", "KeyNo", "LongLat",
    "No", "OrgCodeList", "OrgNo", "Parent", "PersonScope", "ProductList", "Province", "PubEmployeeList", "PubPartnerList",
    "QccIndustry", "Scale", "Scope", "SpotCheckList", "StockInfo", "StockNumber", "StockType", "TagList", "TaxCreditList",
    "TaxNo", "TaxpayerType", "TeamEnd", "TermEnd", "TermStart", "UpdatedDate",
)  # fmt: skip
"""Members of the register that are known and say nothing we use."""

ROW_IGNORED = (
    "ActionRemark", "Applicant", "ApplicantNo", "Area", "Contents", "CreditCode", "DebtTerm", "Detail", "DebtorInfo", "Id",
    "KeyNo", "NewAmount", "OperName", "PersonId", "RelatedCompany", "Source", "SourceCode", "StakeDate", "StartDate",
    "StockType", "CompanyKeyNo", "RoleList", "LicensContent", "ExecuteNo", "Executeno", "PunishContent",
)  # fmt: skip


def totals(reply: Reply) -> dict[str, int]:
    """How many entries each list of a scan has by its own count; {} for what is no scan."""
    try:
        data = json.loads(reply.body)["Result"]["Data"]
        data = data[0] if isinstance(data, list) else data
        return {part: int((data.get(member) or {}).get("TotalCount") or 0) for member, part in SCANNED.items()}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}
