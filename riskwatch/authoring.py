"""The authoring desk: everything that a check may import.

A contract check is a function from a `Matter` to answers (`Hit`, `NotApplicable`, `NotJudged`), a company check
one from a `History` to signs. Both are pure: no clock, no network, no database.
"""

from __future__ import annotations

from riskwatch.contract import phrases, reasons
from riskwatch.contract.amount_pairs import figures_of
from riskwatch.contract.charges import owed_by_the_seller, whole_charge
from riskwatch.contract.checking import contract_check
from riskwatch.contract.company_size import Sizes, sizes_of
from riskwatch.contract.conditions.missing import elsewhere
from riskwatch.contract.conditions.patterns import sentence_around
from riskwatch.contract.countries import countries_of, home_country, in_cisg
from riskwatch.contract.credit_sale import has_both_sides, is_sale, no_credit_given, no_sale, sells_on_credit
from riskwatch.contract.credit_term import credit_terms
from riskwatch.contract.frames import REACH_ZH, Frame, framed, with_frames
from riskwatch.contract.goods import about_goods, goods_sold
from riskwatch.contract.guarantees import Guarantor, guarantees, guarantors
from riskwatch.contract.incorporated import missing_documents
from riskwatch.contract.ourselves import (
    differs_by_one,
    is_our_name,
    looks_alike,
    plain_number,
    profile_of_ours,
    us_in,
    why_not_compared,
)
from riskwatch.contract.passages import agreed, first, hits, once_a_clause
from riskwatch.contract.people import is_person_name
from riskwatch.contract.price_tables import Line, Number, PriceTable, number_in, price_tables
from riskwatch.contract.register import register_note, same_name, same_person, watched_parties
from riskwatch.contract.retention import retention_of_title
from riskwatch.contract.running_account import repeats
from riskwatch.contract.seals import SealRead, seals_read, unread
from riskwatch.contract.search import quick
from riskwatch.contract.service import ELEMENTS as SERVICE_ELEMENTS
from riskwatch.contract.service import elements_present, service_clause
from riskwatch.contract.signing_lines import signers
from riskwatch.contract.standards import replaced_by
from riskwatch.contract.stated_size import stated_means
from riskwatch.contract.terms.numerals import from_chinese as chinese_number
from riskwatch.contract.thin_companies import called_and_unpaid, few_people, price_of, thin, young
from riskwatch.contract.wording import Passage, Wording, wording_of
from riskwatch.domain.contract import (
    Clause,
    Contract,
    Found,
    Mention,
    Party,
    Period,
    Rate,
    Role,
    SignatureBlock,
    Table,
    Term,
)
from riskwatch.domain.document import Span
from riskwatch.domain.event import Event
from riskwatch.domain.figures import percent
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Standing
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import (
    Answer,
    Confidence,
    Hit,
    Judge,
    Matter,
    NotApplicable,
    NotJudged,
    PartNotJudged,
    Severity,
)
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.uscc import is_uscc
from riskwatch.domain.words import Words
from riskwatch.watch.checking import Raised, company_check
from riskwatch.watch.history import History
from riskwatch.watch.people import is_director, is_representative, serving_directors
from riskwatch.watch.regions import left_region
from riskwatch.watch.related import RelatedSign
from riskwatch.watch.sections.charges import ALL_ASSETS
from riskwatch.watch.sections.notices import ANNOUNCED, LOSS_COVER
from riskwatch.watch.sections.owners import CONTROLLING, EXTENDED, UNPAID

__all__ = [
    "ALL_ASSETS",
    "ANNOUNCED",
    "CONTROLLING",
    "EXTENDED",
    "LOSS_COVER",
    "REACH_ZH",
    "SERVICE_ELEMENTS",
    "UNPAID",
    "Answer",
    "Clause",
    "Confidence",
    "Contract",
    "Event",
    "Found",
    "Frame",
    "Guarantor",
    "History",
    "Hit",
    "Judge",
    "Line",
    "Matter",
    "Mention",
    "Money",
    "NotApplicable",
    "NotJudged",
    "Number",
    "PartNotJudged",
    "Party",
    "Passage",
    "Period",
    "PriceTable",
    "Profile",
    "Raised",
    "Rate",
    "RelatedSign",
    "Role",
    "SealRead",
    "Severity",
    "SignatureBlock",
    "Sizes",
    "Snapshot",
    "Span",
    "Standing",
    "Table",
    "Term",
    "Wording",
    "Words",
    "about_goods",
    "agreed",
    "called_and_unpaid",
    "chinese_number",
    "company_check",
    "contract_check",
    "countries_of",
    "credit_terms",
    "differs_by_one",
    "elements_present",
    "elsewhere",
    "few_people",
    "figures_of",
    "first",
    "framed",
    "goods_sold",
    "guarantees",
    "guarantors",
    "has_both_sides",
    "hits",
    "home_country",
    "in_cisg",
    "is_director",
    "is_our_name",
    "is_person_name",
    "is_representative",
    "is_sale",
    "is_uscc",
    "left_region",
    "looks_alike",
    "missing_documents",
    "no_credit_given",
    "no_sale",
    "number_in",
    "once_a_clause",
    "owed_by_the_seller",
    "percent",
    "phrases",
    "plain_number",
    "price_of",
    "price_tables",
    "profile_of_ours",
    "quick",
    "reasons",
    "register_note",
    "repeats",
    "replaced_by",
    "retention_of_title",
    "same_name",
    "same_person",
    "seals_read",
    "sells_on_credit",
    "sentence_around",
    "service_clause",
    "serving_directors",
    "signers",
    "sizes_of",
    "stated_means",
    "thin",
    "unread",
    "us_in",
    "watched_parties",
    "whole_charge",
    "why_not_compared",
    "with_frames",
    "wording_of",
    "young",
]
