"""One announcement of the BODACC as it stands, before anything follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskwatch.sources.dates import read_french_date
from riskwatch.sources.fr_bodacc import values
from riskwatch.sources.strict_json import Sheet


@dataclass(frozen=True, slots=True)
class Announcement:
    """`sort` as in `values.FAMILIES` ("" unknown). `on` is the day of the judgment or act, `published` that of the
    bulletin; `replaces` the id of the announcement it corrects or takes back. `family` is the bulletin's own word."""

    ref: str
    sort: str
    family: str
    published: date | None
    court: str
    name: str
    is_person: bool
    stands: bool
    replaces: str = ""
    on: date | None = None
    nature: str = ""
    text: str = ""

    @property
    def day(self) -> date:
        return self.on or self.published or date.min


def read_announcement(item: Sheet) -> Announcement:
    """One announcement; what is unknown in it is reported."""
    item.skip((*values.IGNORED, "publicationavis", "parution", "numeroannonce"))
    sort = item.choice("familleavis", values.FAMILIES, "")
    on, nature, text = _substance(item)
    name, is_person = _person(item.written("listepersonnes"))
    trader = item.text("commercant")
    return Announcement(
        ref=item.needed("id"),
        sort=sort,
        family=item.text("familleavis"),
        published=item.day("dateparution"),
        court=item.text("tribunal").replace("GAAAreffe", "Greffe"),
        name=name or trader,
        is_person=is_person,
        stands=item.choice("typeavis", values.KINDS, True),
        replaces=_predecessor(item),
        on=on,
        nature=nature,
        text=text,
    )


def mentions(item: Sheet, number: str) -> bool:
    """Whether the announcement is about a register number: the member holds it twice, as a list or joined by commas."""
    numbers = item.texts("registre") if item.is_list("registre") else tuple(item.text("registre").split(","))
    return number in {re.sub(r"\D", "", each) for each in numbers}


def standing(announcements: Sequence[Announcement]) -> tuple[Announcement, ...]:
    """Without those that were taken back or replaced, oldest first."""
    gone = {each.replaces for each in announcements if each.replaces}
    kept = (each for each in announcements if each.stands and each.ref not in gone)
    return tuple(sorted(kept, key=lambda each: (each.day, each.published or date.min, each.ref)))


def _substance(item: Sheet) -> tuple[date | None, str, str]:
    """The date, the nature and the text of what is announced, from whichever of the written parts is there."""
    judgment, deposit, removal = item.written("jugement"), item.written("depot"), item.written("radiationaurcs")
    changes = item.written("modificationsgenerales")
    act = item.text("acte") or item.text("divers")
    judgment.skip(values.JUDGMENT_IGNORED)
    family = judgment.text("famille")
    complement, nature = judgment.text("complementJugement"), judgment.text("nature")
    if nature or family:
        return _day(judgment, "date"), nature or family, complement
    closed = _day(deposit, "dateCloture")
    if closed:
        return closed, deposit.text("typeDepot"), deposit.text("descriptif")
    ended = next((day for name in values.REMOVAL_DATES if (day := _day(removal, name))), None)
    removal.skip(values.REMOVAL_DATES)
    said = removal.text("commentaire") or changes.text("descriptif") or act
    removal.skip(("radiationPM", "radiationPP"))
    changes.skip(("dateEffet", "precedentProprietairePM", "precedentExploitantPM", "precedentProprietairePP",
                  "precedentExploitantPP", "dateCommencementActivite"))  # fmt: skip
    return ended, "", said


def _day(sheet: Sheet, name: str) -> date | None:
    """A day as YYYY-MM-DD or in French words; one that is neither is reported."""
    text = sheet.text(name)
    try:
        return read_french_date(text)
    except ValueError:
        sheet.report(f"{name} = {text[:40]}")
        return None


def _predecessor(item: Sheet) -> str:
    """The id of the announcement that this one replaces: letter, number of the bulletin, number in it."""
    earlier = item.part("parutionavisprecedent") if item.is_object("parutionavisprecedent") else item.written(
        "parutionavisprecedent"
    )  # fmt: skip
    earlier.skip(("dateParution",))
    letter = earlier.text("nomPublication").removeprefix("BODACC").strip()
    bulletin, number = earlier.text("numeroParution"), earlier.text("numeroAnnonce")
    return f"{letter}{bulletin}{number}" if letter and bulletin and number else ""


def _person(persons: Sheet) -> tuple[str, bool]:
    """The company's name as announced and whether the announcement is about a natural person."""
    found = persons.one_or_many("personne")
    for person in found:
        person.skip(values.PERSON_IGNORED)
        person.skip(("formeJuridique", "numeroImmatriculation"))
        person.choice("typePersonne", {"pm": True, "pp": True}, True)
    names = [name for person in found if (name := person.text("denomination"))]
    return (names[0] if names else ""), any(person.text("typePersonne") == "pp" for person in found)
