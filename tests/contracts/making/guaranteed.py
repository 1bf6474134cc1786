"""A sale with a guarantor, sent as a PDF: the guarantee is worth less than it looks."""

# ruff: noqa: E501 - one paragraph of the contract is one line
from __future__ import annotations

from docx_writer import Docx

SELLER, BUYER, GUARANTOR = "宁波屿和化工有限公司", "武汉江岫涂料有限公司", "武汉江岫控股集团有限公司"

PARTIES = [
    f"甲方（卖方）：{SELLER}",
    "统一社会信用代码：91330282MA0DEM283W",
    "住所：浙江省宁波市慈溪市屿和路200号　　法定代表人：邵屿平",
    f"乙方（买方）：{BUYER}",
    "统一社会信用代码：91420111MA0DEM11X3",
    "住所：湖北省武汉市洪山区江岫大道8号　　法定代表人：邹岫岩",
    f"丙方（保证人）：{GUARANTOR}",
    "住所：湖北省武汉市洪山区江岫大道8号　　法定代表人：邹岫岩",
]

ARTICLES = {
    "标的与价款": [
        "甲方向乙方供应丙烯酸树脂AR-60共120吨，质量执行甲方企业标准Q/YH 012—2025，每吨单价人民币11,200.00元（含税），总价人民币1,344,000.00元（大写：壹佰叁拾肆万肆仟元整）。",
    ],
    "交货与检验": [
        "甲方分四批送货至乙方仓库，每批30吨，首批于2026年12月5日前交付。",
        "乙方应在收货后7日内检验，有异议的以书面形式提出；逾期未提出的，视为验收合格。",
    ],
    "付款": [
        "乙方应于每批货物交付后60日内付清该批货款。",
        "签约当日乙方支付订金人民币400,000.00元，乙方违约的，订金不予退还。",
    ],
    "保证": [
        "丙方自愿为乙方在本合同项下的货款提供担保，乙方不能履行时由丙方承担保证责任。",
        "保证期间至乙方还清全部货款为止。",
    ],
    "违约责任": [
        "乙方逾期付款的，每逾期一日，按逾期金额的千分之三支付违约金。",
        "乙方逾期付款超过7日的，甲方有权停止发货，不构成违约。",
    ],
    "争议解决": ["因本合同产生的争议，由甲方住所地人民法院管辖。"],
    "生效": ["本合同自三方签字并加盖公章之日起生效，一式叁份。"],
}


def guaranteed() -> Docx:
    draft = Docx(header="合同编号：YH-2026-0932")
    draft.title("化工产品买卖及保证合同")
    draft.line("合同编号：YH-2026-0932　　签订日期：2026年11月16日")
    for line in PARTIES:
        draft.line(line)
    draft.line("三方经协商一致，订立本合同。", indent=True)
    for heading, points in ARTICLES.items():
        draft.article(heading)
        for point in points:
            draft.point(point)
    draft.table(
        [
            [f"甲方（公章）：{SELLER}", f"乙方（公章）：{BUYER}", f"丙方（公章）：{GUARANTOR}"],
            ["法定代表人：邵屿平", "法定代表人：邹岫岩", "法定代表人：邹岫岩"],
            ["2026年11月16日", "2026年11月16日", "2026年11月16日"],
        ],
        [1, 1, 1],
        lines=False,
    )
    return draft
