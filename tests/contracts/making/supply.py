"""An English supply agreement with a customer that the demo watches, and that a court has just wound up."""

# ruff: noqa: E501 - one paragraph of the contract is one line
from __future__ import annotations

from docx_writer import Cell, Docx

SELLER, BUYER = "Jiangyin Chengluo Fluid Equipment Co., Ltd.", "Harrowmere Pumps & Valves Limited"

ARTICLES = {
    "Definitions": [
        '"Business Day" means a day other than a Saturday, Sunday or public holiday in England.',
        '"Goods" means the ductile iron pump casings and valve bodies listed in Schedule 1.',
    ],
    "Supply": [
        "The Supplier shall deliver the Goods in the instalments that the Buyer calls off in writing, within 15 Business Days of each call-off.",
        "The Buyer may at any time change or cancel any order without liability.",
    ],
    "Quality and acceptance": [
        "The Goods shall be to the Buyer's full satisfaction.",
        "Acceptance takes place only when the Buyer signs an acceptance certificate. Use of the Goods shall not constitute acceptance.",
    ],
    "Price and payment": [
        "The price of the Goods is GBP 86,400.00 (eighty-four thousand six hundred pounds) for the first twelve months, exclusive of VAT.",
        "The Supplier shall invoice each instalment on delivery. The Buyer shall pay each invoice within 10 days after the Buyer receives payment from its customer.",
    ],
    "Late payment": [
        "No interest is payable on any sum that is paid late.",
    ],
    "Notices": [
        "Notices under this Agreement shall be in writing.",
    ],
    "Term": [
        "This Agreement starts on 23 November 2026 and continues for twelve months.",
    ],
    "Governing law and disputes": [
        "This Agreement is governed by the law of England and Wales.",
        "Any dispute shall be referred to arbitration in London or to the courts of England, as either party may choose. Clause 14 applies to urgent relief.",
    ],
}


def supply() -> Docx:
    draft = Docx(language="en", header="Supply Agreement · CL/2026/31")
    draft.title("SUPPLY AGREEMENT")
    draft.line("This Agreement is dated 23 November 2026 and made between:")
    draft.line(
        f'(1) {SELLER}, a company incorporated in the People\'s Republic of China with unified social credit code 91320281MA0DEM283A, whose registered office is at 118 Chengluo Road, Jiangyin, Jiangsu 214400, China (the "Supplier"); and'
    )
    draft.line(
        f'(2) {BUYER}, a company incorporated in England and Wales with company number 99000001, whose registered office is at Unit 4 Sluice Lane, Dunmere, ZZ1 4AA (the "Buyer").'
    )
    draft.line("The parties agree as follows:")
    for heading, points in ARTICLES.items():
        draft.article(heading)
        for point in points:
            draft.point(point)
    draft.line("Signed by the parties' authorised representatives on the date given at the head of this Agreement.")
    draft.table(
        [
            [f"Signed for and on behalf of\n{SELLER}", f"Signed for and on behalf of\n{BUYER}"],
            ["Name: Lu Yizhou\nTitle: Legal representative", "Name: Alaric Stowe\nTitle: Director"],
        ],
        [1, 1],
        lines=False,
    )
    draft.page_break()
    draft.line("**Schedule 1: Goods and prices**", "center")
    rows = [
        ("Item", "Quantity", "Unit price (GBP)", "Amount (GBP)"),
        ("Pump casing PC-80, EN-GJS-400-15", "240", "210.00", "50,400.00"),
        ("Valve body VB-150, EN-GJS-400-15", "300", "120.00", "36,000.00"),
    ]
    draft.table([*map(list, rows), [Cell("Total", across=3), Cell("86,400.00")]], [40, 14, 20, 20])
    return draft
