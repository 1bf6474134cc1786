"""Members and codes of the French directory and what they mean to us."""

from __future__ import annotations

from riskwatch.domain.snapshot import Status

STATUS: dict[str, Status] = {"A": "active", "C": "ceased"}

DIFFUSION = {"O": True, "P": False}
"""O: everything is public; P: names and address are withheld, written [NON-DIFFUSIBLE]."""

WITHHELD = "[NON-DIFFUSIBLE]"

LIQUIDATORS = frozenset({"Liquidateur", "Liquidateur amiable"})
"""Roles of a winding-up that the members themselves decided on; a court's liquidator is told by the BODACC."""

OFFICERS = {"personne physique": False, "personne morale": True}

IGNORED = (
    "activite_principale", "activite_principale_naf25", "section_activite_principale", "categorie_entreprise",
    "annee_categorie_entreprise", "caractere_employeur", "tranche_effectif_salarie", "annee_tranche_effectif_salarie",
    "matching_etablissements", "etablissements", "complements", "admin", "slug", "nombre_etablissements",
    "date_mise_a_jour_insee", "date_mise_a_jour_rne", "finances",
)  # fmt: skip
"""Members of a record that are known and say nothing we use; lists of sites among them."""

REGISTRATION_IGNORED = (
    "date_debut_activite", "duree_personne_morale", "date_fin_existence", "nature_entreprise", "date_cloture_exercice",
    "capital_variable", "indicateur_associe_unique",
)  # fmt: skip

SEAT_IGNORED = (
    "activite_principale", "activite_principale_naf25", "activite_principale_registre_metier",
    "annee_tranche_effectif_salarie", "caractere_employeur", "cedex", "code_pays_etranger", "code_postal", "commune",
    "complement_adresse", "coordonnees", "date_creation", "date_debut_activite", "date_mise_a_jour",
    "date_mise_a_jour_insee", "departement", "dernier_numero_voie", "distribution_speciale", "epci", "est_siege",
    "etat_administratif", "date_fermeture", "geo_adresse", "geo_id", "indice_repetition", "latitude", "libelle_cedex",
    "libelle_commune", "libelle_commune_etranger", "libelle_pays_etranger", "libelle_voie", "liste_finess",
    "liste_id_bio", "liste_id_organisme_formation", "liste_idcc", "liste_rge", "liste_uai", "longitude",
    "numero_voie", "region", "statut_diffusion_etablissement", "tranche_effectif_salarie", "type_voie",
)  # fmt: skip

OFFICER_IGNORED = ("annee_de_naissance", "date_de_naissance", "nationalite")
