"""The record of a Czech company in the public registers kept by courts: every value with the days it was entered and
struck out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from riskwatch.domain.snapshot import Capital, Enforcement, InsolvencyCase, Name, Officer, Owner
from riskwatch.sources.cz_ares import values
from riskwatch.sources.strict_json import Sheet


def former_names(record: Sheet) -> tuple[Name, ...]:
    found = []
    for item in record.parts("obchodniJmeno"):
        since, until, name = item.day("datumZapisu"), item.day("datumVymazu"), item.text("hodnota")
        if until and name:
            found.append(Name(name, "former", since, until))
    return tuple(found)


def capital(record: Sheet) -> Capital | None:
    """The capital in force, and what of it is paid in where that is given as a percentage or an amount."""
    found: Capital | None = None
    for item in record.parts("zakladniKapital"):
        item.skip(("typJmeni", "text", "datumZapisu"))
        amount, currency, raw = _amount(item.part("vklad"))
        paid, unit, _ = _amount(item.part("splaceni"))
        if item.day("datumVymazu") is None and amount is not None and currency in values.MONEY.values():
            share = amount * paid / 100 if paid is not None and unit == values.PERCENT else paid
            found = Capital(amount, currency, f"{raw} {currency}", share)
    return found


def officers(record: Sheet) -> tuple[Officer, ...]:
    """The members of statutory and other organs, former ones with the day they left; liquidators among them."""
    organs = (*record.parts("statutarniOrgany"), *record.parts("ostatniOrgany"))
    return tuple(officer for organ in organs for officer in _members(organ))


def _members(organ: Sheet) -> list[Officer]:
    organ.skip(values.ORGAN_IGNORED)
    kind, name, dissolved = organ.text("typOrganu"), organ.text("nazevOrganu"), organ.day("datumVymazu")
    found = []
    for member in organ.parts("clenoveOrganu"):
        membership = member.part("clenstvi")
        membership.skip(("textZaOsobu", "textZruseni"))
        term, office = membership.part("clenstvi"), membership.part("funkce")
        began, left = term.day("vznikClenstvi"), term.day("zanikClenstvi")
        office.skip(("vznikFunkce", "zanikFunkce"))
        entered, struck = member.day("datumZapisu"), member.day("datumVymazu")
        role = office.text("nazev") or member.text("nazevAngazma") or name or kind
        member.skip(("typAngazma", "nazevAngazma", "skrytyUdaj"))
        person, is_company, ref = _person(member)
        if person:
            role = values.LIQUIDATOR if kind == values.LIQUIDATOR else role
            found.append(Officer(person, role, began or entered, left or struck or dissolved, is_company, ref))
    return found


def owners(record: Sheet) -> tuple[Owner, ...]:
    """The partners of a limited company with their shares in percent."""
    found = []
    for group in record.parts("spolecnici"):
        group.skip(("datumZapisu", "datumVymazu", "nazevOrganu", "typOrganu", "spolecnyPodil", "uvolnenyPodil"))
        for partner in group.parts("spolecnik"):
            entered, struck = partner.day("datumZapisu"), partner.day("datumVymazu")
            who = partner.part("osoba")
            who.skip(("datumZapisu", "datumVymazu", "typAngazma", "nazevAngazma", "clenstvi", "skrytyUdaj"))
            name, is_company, ref = _person(who)
            share = _share(partner)
            if name:
                kind = "company" if is_company else "person"
                found.append(Owner(name, kind, share, share, entered, struck, ref))
    return tuple(found)


def _share(partner: Sheet) -> Decimal | None:
    found: Decimal | None = None
    for item in partner.parts("podil"):
        item.skip(("text", "vklad", "splaceni", "zastavniPravo", "datumZapisu"))
        size, unit, _ = _amount(item.part("velikostPodilu"))
        if item.day("datumVymazu") is None and unit == values.PERCENT:
            found = size
    return found


def _person(member: Sheet) -> tuple[str, bool, str]:
    """Name, whether it is a company, and its number."""
    company, person = member.part("pravnickaOsoba"), member.part("fyzickaOsoba")
    company.skip(values.PERSON_IGNORED)
    person.skip(values.PERSON_IGNORED)
    name, number = company.text("obchodniJmeno"), company.text("ico")
    if name:
        return name, True, number
    return " ".join(part for part in (person.text("jmeno"), person.text("prijmeni")) if part), False, ""


def _amount(sheet: Sheet) -> tuple[Decimal | None, str, str]:
    """An amount ("2000000;00") with its currency or unit; the register separates the halers by a semicolon."""
    raw, kind = sheet.text("hodnota"), sheet.text("typObnos")
    try:
        amount = Decimal(raw.replace(" ", "").replace(";", ".").replace(",", ".")) if raw else None
    except InvalidOperation:
        if kind in values.MONEY or kind == values.PERCENT:
            sheet.report(f"hodnota = {raw[:40]}")
        amount = None  # a share may be written as a fraction of a text
    return amount, values.MONEY.get(kind, kind), raw


def bankruptcies(record: Sheet) -> tuple[InsolvencyCase, ...]:
    """Bankruptcies from before 2008 (konkursy); later ones stand in the insolvency register (ISIR)."""
    found = []
    for item in record.parts("konkursy"):
        item.skip(("spravce", "datumVyveseni"))
        decided, entered, struck = item.day("datumRozhodnutiOs"), item.day("datumZapisu"), item.day("datumVymazu")
        lifted = [text.day("datumZapisu") for text in item.parts("zruseniKonkursu")]
        for text in item.parts("zruseniKonkursu"):
            text.skip(("hodnota", "datumVymazu"))
        number, kind = item.text("spisZnOs"), item.text("typKonkursu")
        ended = struck or next((day for day in lifted if day), None)
        over = ended is not None or bool(lifted)
        raw = item.text("text") or kind or "konkurs"
        ref = number or f"konkurs:{decided or entered or ''}"
        found.append(
            InsolvencyCase(ref, "konkurs", "closed" if over else "open", "", decided or entered, ended, raw=raw)
        )
    return tuple(found)


def executions(record: Sheet) -> tuple[Enforcement, ...]:
    """Executions (exekuce) entered against the company or the shares in it."""
    found = []
    for item in record.parts("exekuce"):
        entered, struck, words = item.day("datumZapisu"), item.day("datumVymazu"), item.text("hodnota")
        ref = f"exekuce:{entered or ''}:{words[:60]}"
        found.append(Enforcement(ref, "enforcement", filed_on=entered, ended_on=struck, raw=words))
    return tuple(found)
