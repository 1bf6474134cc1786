"""A 30-page .docx made of contract clauses written for this bench: numbered articles, a table of goods, signatures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

CHARACTERS_A_PAGE = {"zh": 750, "en": 1050}
"""Of a page in Word with 12-point type, counted on printed contracts of either language."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_HEAD = {
    "zh": (
        "工业品买卖合同",
        "合同编号：XS-2026-0417",
        "甲方（买方）：江州鼎盛机电设备有限公司",
        "住所：江州市东湖区创业路 18 号",
        "乙方（卖方）：临川恒泰自动化股份有限公司",
        "住所：临川市高新区科技大道 66 号",
        "签订日期：2026年4月17日",
    ),
    "en": (
        "SUPPLY AGREEMENT",
        'This Supply Agreement (this "Agreement") is made as of April 17, 2026 by and between Harrow Vale Automation '
        'Ltd, a company incorporated in England and Wales (the "Seller"), and Linden Forge Machinery Limited, a company '
        'incorporated in England and Wales (the "Buyer").',
    ),
}
_CLAUSES = {
    "zh": (
        ("标的", "乙方向甲方供应{goods}{n}台，规格型号以附件一为准，单价人民币{price}元，含税率13%的增值税。"),
        ("质量标准", "{goods}应当符合国家标准以及双方签字确认的技术规格书；没有约定的，按行业通常标准执行。"),
        ("交货", "乙方应于收到预付款后{n}日内将第{k}批{goods}运至甲方指定的仓库，运费由乙方承担，风险自交付时起转移。"),
        ("检验", "甲方应在收到{goods}后{k}个工作日内完成检验，并以书面形式通知乙方检验结果；逾期未提出书面异议的，视为检验合格。"),
        ("付款", "第{k}批{goods}检验合格之日起{n}日内，甲方以银行转账方式向乙方支付该批货款的95%，余款作为质量保证金。"),
        ("逾期付款", "甲方逾期付款的，每逾期一日按逾期金额的万分之{k}向乙方支付违约金，直至付清之日止。"),
        ("暂停供货", "甲方未按期付款累计超过{n}日的，乙方可以书面通知后暂停供货，由此造成的损失由甲方承担。"),
        ("所有权", "甲方付清{goods}全部价款之前，其所有权仍归乙方；甲方不得将其抵押、质押或者转让给第三人。"),
        ("保密", "双方对在履行中知悉的对方技术资料和价格负有保密义务，期限为合同终止后{k}年，法律另有规定的除外。"),
        ("不可抗力", "因不可抗力不能履行的，受影响的一方应在{k}日内书面通知对方并在{n}日内提供证明，根据影响部分或者全部免除责任。"),
        ("通知", "与第{k}批{goods}有关的通知应以书面形式送达首部所列住所；变更住所的，应提前{k}日书面通知对方。"),
        ("争议解决", "因本条所称{goods}发生争议的，双方协商解决；协商不成的，向原告住所地人民法院提起诉讼。"),
    ),
    "en": (
        ("Goods", "The Seller shall supply {n} units of {goods} to the specification in Schedule {k}, at a unit price of GBP "
         "{price} exclusive of value added tax, and the Buyer shall take and pay for them."),
        ("Quality", "The {goods} shall conform to the specification signed by both parties and shall be free from material "
         "defects in design, material and workmanship for a period of {n} months from delivery."),
        ("Delivery", "The Seller shall deliver lot {k} of the {goods} within {n} days after receipt of the advance payment to "
         "the warehouse named by the Buyer. Risk passes on delivery."),
        ("Inspection", "The Buyer shall inspect each delivery of {goods} within {k} Business Days and shall give written notice "
         "of any defect; if no notice is given within that time the delivery is deemed accepted."),
        ("Payment", "The Buyer shall pay each invoice for lot {k} in full and in cleared funds within {n} days of the date of "
         "the invoice, without set-off or deduction except as required by law."),
        ("Interest", "If the Buyer fails to pay any sum when due, interest accrues on the overdue sum at {k}% a year above the "
         "base rate of the Bank of England until payment, before and after judgment."),
        ("Suspension", "The Seller may suspend further deliveries of {goods} by written notice if any sum is overdue for more "
         "than {n} days, and shall not be liable for any loss that the Buyer suffers as a result."),
        ("Title", "Title to the {goods} shall not pass to the Buyer until the Seller has received payment in full for them and "
         "for all other goods that the Seller has supplied to the Buyer."),
        ("Liability", "Nothing limits liability that cannot be limited by law. Subject to that, the total liability of the "
         "Seller in respect of lot {k} shall not exceed the price paid for that lot."),
        ("Confidentiality", "Each party shall keep confidential all information about the business of the other for {k} years "
         "after termination, except as required by a court or a competent authority."),
        ("Force majeure", "Neither party is in breach for delay caused by events beyond its reasonable control, provided that "
         "it gives notice within {k} days; this clause does not excuse payment."),
        ("Law", "This clause {k} is governed by the law of England and Wales, and the courts of England and Wales have "
         "non-exclusive jurisdiction to settle any dispute about the {goods}."),
    ),
}  # fmt: skip
_GOODS = {
    "zh": ("伺服驱动器", "工业网关", "变频水泵", "液压阀组", "输送机辊筒", "温度变送器", "减速电机"),
    "en": ("servo drives", "gateways", "pumps", "valve blocks", "conveyor rollers", "transmitters", "gear motors"),
}
_SIGNATURES = {
    "zh": ("甲方（盖章）：", "法定代表人或授权代表（签字）：", "乙方（盖章）：", "法定代表人或授权代表（签字）："),
    "en": (
        "Signed for and on behalf of the Seller: ____________",
        "Signed for and on behalf of the Buyer: ____________",
    ),
}


def draft(language: str, pages: int = 30) -> bytes:
    """The bytes of a .docx of about so many pages, the same at every call."""
    body = "".join([*_paragraphs(language, pages), _table(language), *map(_paragraph, _SIGNATURES[language])])
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}'
        '/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)
    return packed.getvalue()


def _paragraphs(language: str, pages: int) -> Iterator[str]:
    wanted = pages * CHARACTERS_A_PAGE[language]
    for line in _HEAD[language]:
        wanted -= len(line)
        yield _paragraph(line)
    article = 0
    while wanted > 0:
        title, words = _CLAUSES[language][article % len(_CLAUSES[language])]
        goods = _GOODS[language][article * 3 % len(_GOODS[language])]
        article += 1
        heading = f"第{article}条 {title}" if language == "zh" else f"{article}. {title}"
        text = words.format(goods=goods, n=10 + article % 50, k=1 + article % 9, price=f"{950 + article * 37:,}.00")
        wanted -= len(heading) + len(text)
        yield _paragraph(heading)
        yield _paragraph(text)


def _table(language: str) -> str:
    head = ("名称", "数量", "单价", "金额") if language == "zh" else ("Goods", "Quantity", "Unit price", "Amount")
    rows = [head, *((goods, "10", "950.00", "9,500.00") for goods in _GOODS[language])]
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row)


def _paragraph(words: str) -> str:
    """A paragraph in several runs, as word processors write it."""
    runs = (escape(words[start : start + 40]) for start in range(0, len(words), 40))
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"
