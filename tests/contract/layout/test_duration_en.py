"""How long English agreements run, and from which day they take effect."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.document import document_of


def term(sentence: str) -> str | None:
    text = f'This Agreement is made between Northgate Tools, Inc. ("Seller") and Meridian Parts LLC ("Buyer").\n\n{sentence}\n'
    found = read_contract(document_of(text)).term
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("8. Term. The term of this Agreement shall be two (2) years from the Effective Date.", "2 years"),
        ("This Agreement will terminate 18 months after the date hereof.", "18 months"),
        ("This Agreement shall remain in full force and effect for a period of five years.", "5 years"),
        ("This Agreement shall continue until the second anniversary of the Effective Date.", "2 years"),
        ("This Agreement runs on and shall continue until the 3rd anniversary of its date.", "3 years"),
        (
            "The initial term shall begin on the Effective Date and end on the twentieth (20th) anniversary thereof.",
            "20 years",
        ),
        ("This Agreement shall commence on the date above and extend for twenty-four months thereafter.", "24 months"),
        ("This contract shall be for an initial term of one year.", "1 year"),
        ("This Agreement applies to what is shown for three (3) years after its date (the “Term”).", "3 years"),
        ("The obligations hereunder shall terminate five years from the date hereof.", "5 years"),
        ("The Recipient's duty to protect information expires ten years from the date of disclosure.", "10 years"),
        (
            "The obligations of confidentiality shall survive any termination of discussions and shall continue for "
            "twelve (12) months following the date of this Agreement.",
            "12 months",
        ),
    ],
)
def test_the_sentence_that_says_how_long(sentence: str, expected: str) -> None:
    assert term(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "For two years from the date of this Agreement the Buyer will not solicit any employee of the Seller.",
        "Either party may terminate this Agreement upon three (3) months prior written notice.",
        "This Agreement will expire unless renewed at least six months before the end of the season.",
        "The obligations of this Section shall survive any termination or expiration of this Agreement for three years.",
        "This Agreement shall renew for successive one-year terms.",
        "During the term of this Agreement and for a period of two years thereafter, the Buyer shall not compete.",
        "This Agreement shall continue until terminated by either party.",
        "The covenants shall apply only to customers met during the twelve (12) months preceding termination.",
        "The restrictions shall apply for a period of two years from the termination of Employee's employment.",
    ],
)
def test_other_lengths_are_no_term(sentence: str) -> None:
    assert term(sentence) is None


def test_the_agreement_goes_before_what_outlives_it() -> None:
    assert (
        term(
            "The obligations of confidentiality shall continue for five (5) years after the date of disclosure. "
            "This Agreement shall terminate in its entirety one year after the date of this Agreement."
        )
        == "1 year"
    )


def test_the_length_stands_where_it_was_read() -> None:
    text = (
        "This Agreement between Northgate Tools, Inc. and Meridian Parts LLC shall expire two (2) years from its date."
    )
    found = read_contract(document_of(text)).term
    assert found and found.span.of(text) == "two (2) years"


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties entered into that certain Supply Agreement effective on or about October 1, 2004.",
        "The employment will cease effective October 25, 2011.",
        "For the period from the Effective Date of this Agreement through September 15, 2008, nobody is hired.",
    ],
)
def test_days_on_which_something_else_takes_effect(sentence: str) -> None:
    text = f'This Agreement is made between Northgate Tools, Inc. ("Seller") and Meridian Parts LLC ("Buyer"). {sentence}\n'
    assert read_contract(document_of(text)).effective_date is None
