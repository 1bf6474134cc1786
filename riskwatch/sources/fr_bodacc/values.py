"""Members and codes of the BODACC and what they mean to us."""

from __future__ import annotations

FAMILIES = {
    "collective": "insolvency",
    "retablissement_professionnel": "rescue",
    "conciliation": "rescue",
    "radiation": "removal",
    "dpc": "accounts",
    "vente": "sale",
    "modification": "notice",
    "immatriculation": "registration",
    "creation": "registration",
    "divers": "notice",
}
"""`familleavis` and how an announcement of it is read."""

KINDS = {"annonce": True, "rectificatif": True, "annulation": False}
"""`typeavis`; the last one only takes an earlier announcement back."""

IGNORED = (
    "publicationavis_facette", "typeavis_lib", "familleavis_lib", "numerodepartement", "departement_nom_officiel",
    "region_code", "region_nom_officiel", "ville", "cp", "ispdf_unitaire", "pdf_parution_subfolder", "url_complete",
    "listeetablissements", "listeprecedentexploitant", "listeprecedentproprietaire",
)  # fmt: skip
"""Members of an announcement that are known and say nothing we use."""

JUDGMENT_IGNORED = ("type",)
PERSON_IGNORED = (
    "nom", "prenom", "nomUsage", "nationnalite", "adressePP", "adresseSiegeSocial", "capital", "activite", "sigle",
    "administration", "nonInscrit", "inscriptionRM", "enseigne", "pseudonyme", "adressePersonne",
)  # fmt: skip
REMOVAL_DATES = (
    "dateCessationActivite",
    "dateCessationActivitePP",
    "dateCessationActivitePM",
    "dateClotureLiquidation",
)
