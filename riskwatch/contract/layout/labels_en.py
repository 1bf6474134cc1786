"""The words by which English contracts call their parties."""

from __future__ import annotations

import re

from riskwatch.domain.contract import Role

_ROLE_WORDS: dict[Role, str] = {
    Role.SELLER: "seller supplier vendor manufacturer producer contractor provider licensor merchant exporter principal transporter carrier",
    Role.BUYER: "buyer purchaser customer distributor reseller dealer importer client licensee subscriber shipper charterer",
    Role.GUARANTOR: "guarantor surety",
    Role.CONSIGNEE: "consignee",
    Role.PAYER: "payer payor",
    Role.AGENT: "agent broker representative",
}
_SECONDARY = frozenset(
    {
        "contractor",
        "provider",
        "licensor",
        "principal",
        "transporter",
        "carrier",
        "merchant",
        "client",
        "licensee",
        "subscriber",
        "shipper",
        "charterer",
    }
)
ROLE_OF = {
    word: Role.OTHER if word in _SECONDARY else role for role, words in _ROLE_WORDS.items() for word in words.split()
}
_NOT_A_PARTY = re.compile(
    r"(?:this |the )?(?:.*\b(?:agreement|contract|amendment|addendum|lease|note|plan|transaction|date|"
    r"territory|affiliates?|subsidiar(?:y|ies)|products?|services?|"
    r"opportunity|purpose|project|term|program|act|merger|evaluation material|information|"
    r"representatives|entities|goods|stock|shares|letter|closing|financing|form|order|offering|"
    r"prospectus|policy|fee|revenue|business|software|system|facility)|nda|msa|sow)$",
    re.IGNORECASE,
)
COLLECTIVE = re.compile(r"(?:the |a |individually |each )*(?:part(?:y|ies))$", re.IGNORECASE)


def role_of(label: str) -> Role:
    """The role a defined term gives by itself; OTHER when it gives none."""
    words = label.lower().split()
    singular = [word if word in ROLE_OF else word.removesuffix("s") for word in reversed(words)]
    return next((ROLE_OF[word] for word in singular if word in ROLE_OF), Role.OTHER)


def is_party_term(term: str) -> bool:
    """Whether a defined term in the preamble can stand for a party rather than for the paper, a day or a thing."""
    return not _NOT_A_PARTY.match(term.strip()) and not COLLECTIVE.match(term.strip())
