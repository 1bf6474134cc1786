"""The sites that are read from files: how each is known, what it can show, and how a person saves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from riskwatch.domain.words import Words
from riskwatch.sources.by_hand.page import Page
from riskwatch.sources.chinese.parts import PARTS


@dataclass(frozen=True, slots=True)
class Site:
    """`name` is the provider of its snapshots. `again` is how long what was seen may stand until a person looks again;
    `parts` the lists it shows; `register` says that it is the company register itself, which knows name and status."""

    name: str
    title: Words
    publisher: str
    address: str
    hosts: tuple[str, ...]
    marks: tuple[str, ...]
    parts: frozenset[str]
    how: Words
    again: timedelta = timedelta(days=30)
    register: bool = False

    @property
    def offers(self) -> frozenset[str]:
        """The signals it can show at all."""
        told = {signal for part in self.parts for signal in PARTS[part].signals}
        return frozenset(told | (_REGISTER if self.register else set()))


_REGISTER = {"STATUS_CEASED", "STATUS_SUSPENDED", "NAME_CHANGED", "ADDRESS_CHANGED", "CAPITAL_REDUCED"}
_COURTS = frozenset({"dishonest", "enforcement", "ban", "unsatisfied"})
_SUITS = frozenset({"filings", "hearings", "court_notices", "judgments"})
_ALL = frozenset(PARTS)

SITES: tuple[Site, ...] = (
    Site(
        "cn_gsxt",
        Words("国家企业信用信息公示系统", "National enterprise credit information publicity system (gsxt)"),
        "国家市场监督管理总局",
        "https://www.gsxt.gov.cn",
        ("gsxt.gov.cn",),
        ("国家企业信用信息公示系统", "全国市场主体信用信息公示系统", "企业信用信息公示报告"),
        _ALL - _COURTS - _SUITS - {"auction", "bankruptcy", "tax_owed", "tax_abnormal", "tax_illegal", "environment"},
        Words(
            "查到该企业，点“全部标签拆开”，把每张表翻到最后一页，用浏览器“另存为”（网页，单个文件 .mhtml 或 .html）；"
            "或点“发送报告”，上传收到的 PDF。",
            "Find the company, open all tabs, page every table to its end, save the page in the browser (.mhtml or .html); "
            "or have the report sent and hand in the PDF.",
        ),
        register=True,
    ),
    Site(
        "cn_zxgk",
        Words("中国执行信息公开网", "China enforcement information online (zxgk)"),
        "最高人民法院",
        "http://zxgk.court.gov.cn",
        ("zxgk.court.gov.cn",),
        ("中国执行信息公开网",),
        _COURTS,
        Words(
            "分别在“失信被执行人”“被执行人”“限制消费人员”“终结本次执行案件”中按企业全称查询，每个结果页另存；"
            "没有结果的页面也要保存，它说明查过。",
            "Ask each of the four lists by the full name and save every page of results; save an empty one too: it shows "
            "that somebody looked.",
        ),
        timedelta(days=14),
    ),
    Site(
        "cn_creditchina",
        Words("信用中国", "Credit China"),
        "国家发展和改革委员会",
        "https://www.creditchina.gov.cn",
        ("creditchina.gov.cn",),
        ("信用中国", "法人和非法人组织公共信用信息报告"),
        frozenset({"permits", "penalty", "abnormal", "serious_illegal", "dishonest", "tax_illegal"}),
        Words(
            "下载免费的公共信用信息报告（PDF）上传，或保存企业详情页。",
            "Download the free credit report (PDF) and hand it in, or save the page of the company.",
        ),
    ),
    Site(
        "cn_pccz",
        Words("全国企业破产重整案件信息网", "National enterprise bankruptcy information (pccz)"),
        "最高人民法院",
        "https://pccz.court.gov.cn",
        ("pccz.court.gov.cn",),
        ("全国企业破产重整案件信息网",),
        frozenset({"bankruptcy"}),
        Words(
            "按企业全称检索，保存结果页；没有结果的页面也要保存。",
            "Search the full name and save the page of results, an empty one too.",
        ),
        timedelta(days=14),
    ),
    Site(
        "cn_zdw",
        Words("动产融资统一登记公示系统（中登网）", "Movables and receivables finance register (zhongdengwang)"),
        "中国人民银行征信中心",
        "https://www.zhongdengwang.org.cn",
        ("zhongdengwang.org.cn",),
        ("动产融资统一登记公示系统", "动产融资统一登记"),
        frozenset({"mortgage"}),
        Words(
            "登录后按担保人全称查询，下载查询报告（PDF）或保存结果页。",
            "Sign in, ask for the company as the one who gives security, download the report (PDF) or save the page.",
        ),
    ),
    Site(
        "cn_qcc_file",
        Words("企查查导出文件", "QCC export"),
        "企查查科技股份有限公司",
        "https://www.qcc.com",
        ("qcc.com", "qichacha.com"),
        ("企查查",),
        _ALL,
        Words("在企业详情页导出 Excel，直接上传。", "Export the company to Excel and hand the file in."),
        register=True,
    ),
    Site(
        "cn_tianyancha_file",
        Words("天眼查导出文件", "Tianyancha export"),
        "北京天眼查科技有限公司",
        "https://www.tianyancha.com",
        ("tianyancha.com",),
        ("天眼查",),
        _ALL,
        Words("在企业详情页导出 Excel，直接上传。", "Export the company to Excel and hand the file in."),
        register=True,
    ),
)  # fmt: skip
BY_NAME = {site.name: site for site in SITES}


def site_of(page: Page, file: str = "") -> Site | None:
    """Which site a page is from: by its address, else its title, else the words that come first in it."""
    for site in SITES:
        if page.url and any(host in page.url for host in site.hosts):
            return site
    for text in (page.title, file, page.text):
        found = [(text.find(mark), site) for site in SITES for mark in site.marks if mark in text]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
    return None
