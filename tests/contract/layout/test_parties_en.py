"""Parties of English contracts."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.document import document_of


def contract(text: str) -> Contract:
    return read_contract(document_of(text))


def names(text: str) -> list[tuple[str | None, str, Role]]:
    return [(party.name.value if party.name else None, party.label, party.role) for party in contract(text).parties]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            'This Agreement is made as of May 5, 2020 by and between Northgate Tools, Inc., a Delaware corporation ("Seller"), '
            'and Meridian Parts LLC, a Texas limited liability company ("Buyer").',
            [("Northgate Tools, Inc.", "Seller", Role.SELLER), ("Meridian Parts LLC", "Buyer", Role.BUYER)],
        ),
        (
            'SUPPLY AGREEMENT between Northgate Tools Limited ("Northgate") and Meridian & Sons Ltd (the "Distributor").',
            [("Northgate Tools Limited", "Northgate", Role.SELLER), ("Meridian & Sons Ltd", "Distributor", Role.BUYER)],
        ),
        (
            'THIS AGREEMENT is between NORTHGATE GAS AND ELECTRIC COMPANY, hereinafter referred to as "Supplier" and '
            'MERIDIAN B.V., hereinafter referred to as "Customer". WHEREAS',
            [
                ("NORTHGATE GAS AND ELECTRIC COMPANY", "Supplier", Role.SELLER),
                ("MERIDIAN B.V.", "Customer", Role.BUYER),
            ],
        ),
        (
            'This Agreement is entered into by and between ________________ ("Vendor") and Meridian Parts LLC ("Purchaser").',
            [(None, "Vendor", Role.SELLER), ("Meridian Parts LLC", "Purchaser", Role.BUYER)],
        ),
        (
            "This Agreement is made between Northgate Tools, Inc. and Meridian Parts LLC. The parties agree as follows:",
            [("Northgate Tools, Inc.", "", Role.OTHER), ("Meridian Parts LLC", "", Role.OTHER)],
        ),
        (
            'This Agreement, by and between Northgate (Hong Kong) Limited, d/b/a Gate ("Northgate") and A. Bruce Lee, '
            'an individual ("Employee").',
            [
                ("Northgate (Hong Kong) Limited, d/b/a Gate", "Northgate", Role.OTHER),
                ("A. Bruce Lee", "Employee", Role.OTHER),
            ],
        ),
    ],
)
def test_preambles(preamble: str, expected: list[tuple[str | None, str, Role]]) -> None:
    assert names(preamble + "\n\n1. DEFINITIONS. Words have their usual meaning.\n") == expected


def test_spans_are_exact() -> None:
    text = (
        'AGREEMENT\n\nby and between\n\n   Northgate Tools, Inc. ("Seller")\n\nand\n\n   Meridian Parts LLC ("Buyer")\n'
    )
    for party in contract(text).parties:
        assert party.name is not None
        assert party.name.span.of(text) == party.name.value


def test_what_is_said_of_a_party() -> None:
    text = (
        "This Agreement is made between Northgate Tools Limited, a company registered in England with company number 01234567, "
        'whose registered office is at 1 High Street, Leeds ("Seller") and Meridian Inc., a Delaware corporation ("Buyer").'
    )
    seller, buyer = contract(text).parties
    assert seller.identifier == "01234567"
    assert seller.address and seller.address.value == "1 High Street, Leeds"
    assert buyer.jurisdiction and buyer.jurisdiction.value == "Delaware"


def test_signature_blocks_belong_to_their_parties() -> None:
    text = (
        'This Agreement is made between Northgate Tools, Inc. ("Seller") and Meridian Parts LLC ("Buyer").\n'
        "1. Price. The price is fixed.\n2. Other. None of this matters.\n"
        "IN WITNESS WHEREOF, the parties have signed.\n\nNORTHGATE TOOLS, INC.\n\nBy: /s/ Ann Lee\nName: Ann Lee\nTitle: Director\n"
        "\nMERIDIAN PARTS LLC\n\nBy: ____________\nName: ____________\n"
    )
    seller, buyer = contract(text).parties
    assert seller.signature and seller.signature.name and seller.signature.name.value == "NORTHGATE TOOLS, INC."
    assert seller.signature.signatory and seller.signature.signatory.value == "Ann Lee"
    assert seller.signature.capacity == "director"
    assert buyer.signature and buyer.signature.signatory is None


def test_a_letter_names_its_writer_and_its_reader() -> None:
    text = (
        "June 23, 2020\n\nMeridian Parts Inc.\n50 Main Street\nHouston, Texas\n\nLadies and Gentlemen:\n\n"
        'In connection with a possible transaction with Northgate Tools, Inc. (the "Company"), the Company will furnish information.\n'
    )
    assert {name for name, _, _ in names(text)} == {"Northgate Tools, Inc.", "Meridian Parts Inc."}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the place of a name left empty in a form
            'This Agreement is made by and between\n, a Delaware corporation (the "Buyer") and Northgate Tools, Inc., '
            'a Texas corporation ("Seller").',
            {None, "Northgate Tools, Inc."},
        ),
        (
            "This Agreement is dated as of May 1, 2020, between Northgate Tools, LLC, a Texas company "
            '("Seller"), and\n, a licensee of Meridian Parts Ltd., and a ___ corporation (the "Buyer").',
            {"Northgate Tools, LLC", None},
        ),
        (  # the title calls the parties by short names; the preamble names them
            "SUPPLY AGREEMENT BETWEEN NORTHGATE AND MERIDIAN\n\nTHIS AGREEMENT is made on May 1, 2020 between NORTHGATE TOOLS, INC., "
            'a Texas corporation ("Seller") and MERIDIAN PARTS LLC ("Buyer").',
            {"NORTHGATE TOOLS, INC.", "MERIDIAN PARTS LLC"},
        ),
        (
            'This Agreement is made between Northgate Tools, Inc. ("Company"), and Ann Lee ("Employee"), effective as of May 1, 2020.\n\n'
            '1. Scope of Services. Company shall employ Employee as Head of Sales ("Head").',
            {"Northgate Tools, Inc.", "Ann Lee"},
        ),
        (
            'This Agreement is made between Northgate Tools, Inc. (the "Company") and John B. Lee, III (the "Consultant").',
            {"Northgate Tools, Inc.", "John B. Lee, III"},
        ),
        (
            "MASTER AGREEMENT Between RadTools, LLC and Clear Parts Page 1 of 10\n\n"
            'THIS MASTER AGREEMENT, dated as of May 1, 2020, is between Clear Parts (the "Company") and RadTools, LLC (the "Supplier").',
            {"Clear Parts", "RadTools, LLC"},
        ),
        (  # a paper told of is not this one
            "June 1, 2020\n\nAnn B. Lee\n33 Middle Street\nConcord, MA\n\nDear Ann:\n\nBefore the closing of the merger under that certain "
            'Agreement and Plan of Merger, dated as of May 1, 2020, by and among Northgate Tools, Inc. ("Northgate"), Parent Tools Corp. '
            "and Second Tools Corp., you will leave the Company.\n",
            {"Northgate Tools, Inc.", "Ann B. Lee"},
        ),
    ],
)
def test_who_is_a_party_of_this_paper(text: str, expected: set[str | None]) -> None:
    assert {name for name, _, _ in names(text + "\n\n1. Words have their usual meaning.\n")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "TRANSPORT CONTRACT\n\nSENDER NORTHGATE PETROLEUM LIMITED\n\nTAX ID 1\n\nSHIPPER MERIDIAN S.A. TAX ID 2\n\n1. Price.",
            [("NORTHGATE PETROLEUM LIMITED", "Sender"), ("MERIDIAN S.A.", "Shipper")],
        ),
        (
            'Date: 27 April 2006\n\nTo: Meridian Trust Company ("Counterparty")\n\nFrom: Northgate AG ("Northgate")\n\nDear Sirs\n\nWe confirm.',
            [("Meridian Trust Company", "Counterparty"), ("Northgate AG", "Northgate")],
        ),
        (
            "Party A: Northgate Tools Limited\nAddress: 1 High Street\nParty B: Meridian Parts LLC\n\n1. Price.",
            [("Northgate Tools Limited", "Party A"), ("Meridian Parts LLC", "Party B")],
        ),
    ],
)
def test_heads_that_list_the_parties(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, label) for name, label, _ in names(text + "\n")] == expected


def test_the_address_below_the_name() -> None:
    text = (
        "AGREEMENT between:\n\nSeller: Northgate Tools Limited\n\nAddress: 1 High Street, Leeds\nTel: 123\n\n"
        "Buyer: Meridian Parts LLC\n\nAddress: 50 Main Street, Houston\n\n1. Price. The price is fixed.\n"
    )
    assert [party.address and party.address.value for party in contract(text).parties] == [
        "1 High Street, Leeds",
        "50 Main Street, Houston",
    ]


@pytest.mark.parametrize(
    "preamble",
    [
        'between Northgate Tools, Inc. ("Northgate"), and the person whose name is set forth on the signature page as Employee ("Employee").',
        'by and between the undersigned and Northgate Tools, Inc. (the "Company").',
    ],
)
def test_a_person_named_only_where_he_signs(preamble: str) -> None:
    text = (
        f"This Agreement is made as of May 1, 2020, {preamble}\n\n1. Secrets. They are kept.\n2. Other. Nothing else matters.\n"
        "IN WITNESS WHEREOF, the parties have signed.\n\nNORTHGATE TOOLS, INC.\n\nBy:\n/s/ Ann Lee\nAnn Lee, President\n\n"
        "/s/ Barry G. Miller\nBarry G. Miller\n"
    )
    assert {name for name, _, _ in names(text)} == {"Northgate Tools, Inc.", "Barry G. Miller"}


def test_a_letter_that_confirms_an_agreement() -> None:
    text = (
        "May 14, 2014\n\nAgent Woods, Inc.\n10 South Drive\n\nLadies and Gentlemen:\n\n"
        'Northgate Bancorp, Inc. (the "Holding Company"), a Maryland corporation, and Meridian Savings and Loan Association '
        '(the "Bank"), hereby confirm their agreement with Agent Woods, Inc. (the "Agent") as follows:\n\n1. The Offering.\n'
    )
    assert [(name, label) for name, label, _ in names(text)] == [
        ("Northgate Bancorp, Inc.", "Holding Company"),
        ("Meridian Savings and Loan Association", "Bank"),
        ("Agent Woods, Inc.", "Agent"),
    ]
