"""What a French judgment does to an insolvency procedure, by its `nature` and the text that completes it."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Effect = Literal["open", "rescue", "closed", "none"]

_LIQUIDATION = r"liquidation judiciaire|liquidation des biens"
_RESCUE = r"redressement judiciaire|sauvegarde|retablissement professionnel|sortie de crise"

_RULES: tuple[tuple[str, Effect], ...] = (
    (r"liste des creances|depot de l'etat|depot du projet|autre avis de depot", "none"),
    (r"designation des organes|accordant un delai|modification d'un plan|modifiant le plan", "none"),
    (r"modifiant la date de cessation|rejet.* plan|faillite personnelle|interdiction de gerer", "none"),
    (r"cloture|extinction du passif|insuffisance d'actif", "closed"),
    (r"arret de la cour d'appel infirmant|retractation|mettant fin a la procedure(?!.*ouvrant)", "closed"),
    (r"(arretant|adoptant|approuvant|homologuant) (le|un) plan de (continuation|redressement|sauvegarde)", "closed"),
    (r"^(autre )?jugement de plan de (redressement|sauvegarde)", "closed"),
    (rf"resolution du plan.*({_LIQUIDATION})|(ouvr|prononc|convers|extension|ouverture).*({_LIQUIDATION})", "open"),
    (rf"resolution du plan.* et (le|la|l'ouverture.*) ({_RESCUE})", "rescue"),
    (r"resolution du plan", "none"),
    (rf"(ouvr|prononc|convers|extension|ouverture).*({_RESCUE})", "rescue"),
    (r"autre arret de la cour d'appel|autre jugement|arretant le plan de cession|jugement de plan de cession", "none"),
)
"""In this order, over the words without accents and in lower case; the first that fits decides.

A plan of continuation, once confirmed, ends the procedure: the debtor is master of its own affairs again, and the
resolution of the plan, if it comes to that, is a judgment of its own.
"""

_PLAN_GOES_ON = re.compile(r"continuation de l'activite|plan de (continuation|redressement|sauvegarde)")


def effect(nature: str, complement: str) -> Effect | None:
    """What the judgment does; None for a nature that is not known.

    "Autre jugement" says nothing by itself: then the complement decides, and where that is silent it does nothing.
    """
    words, rest = _plain(nature), _plain(complement)
    if re.match(r"autre jugement (prononcant|d'ouverture)", words) and rest:
        words = f"{words} {rest}"
    if words.startswith("jugement de plan de redressement") and not _PLAN_GOES_ON.search(f"{words} {rest}"):
        return "none"
    return next((found for pattern, found in _RULES if re.search(pattern, words)), None)


def procedure(nature: str, complement: str) -> str:
    """The name of the procedure that a judgment is about, as the bulletin calls it."""
    words = f"{_plain(nature)} {_plain(complement)}"
    names = ("liquidation judiciaire", "liquidation des biens", "redressement judiciaire", "sauvegarde",
             "retablissement professionnel", "conciliation")  # fmt: skip
    return next((name for name in names if name in words), nature)


def _plain(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    return " ".join("".join(char for char in spelled if not unicodedata.combining(char)).lower().split())
