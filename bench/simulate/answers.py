"""What the register answers about a company at a time, in the shape of UK Companies House."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from simulate.world import OFFICE, Company, officer_id

Content = dict[str, Any]


def answer(company: Company, part: str, now: datetime) -> Content | None:
    """The content of one part (profile, insolvency, officers …); None where the register answers 404."""
    return {
        "": _profile, "insolvency": _insolvency, "officers": _officers, "charges": _charges,
        "persons-with-significant-control": lambda *_: None, "filing-history": _filings,
    }[part](company, now)  # fmt: skip


def _profile(company: Company, now: datetime) -> Content:
    names = [(at, name) for at, name in company.names if at <= now]
    house = [house for at, house in company.offices if at <= now][-1]
    profile: Content = {
        "company_name": names[-1][1],
        "company_number": company.number,
        "company_status": _status(company, now),
        "type": "ltd",
        "date_of_creation": "2015-03-01",
        "registered_office_address": _office(house, company.number),
    }
    if len(names) > 1:
        since, until = (at.date().isoformat() for at, _ in names[-2:])
        former = {"name": names[-2][1], "effective_from": since, "ceased_on": until}
        profile["previous_company_names"] = [former]
    if profile["company_status"] == "dissolved" and company.wrongly_dissolved is not None:
        profile["date_of_cessation"] = company.wrongly_dissolved[0].date().isoformat()
    if _inside(company.strike_off, now) and profile["company_status"] == "active":
        profile["company_status_detail"] = "active-proposal-to-strike-off"
    return profile


def _office(house: int, estate: str) -> Content:
    line, town, code = OFFICE.format(house, estate).split(", ")
    return {"address_line_1": line, "locality": town, "postal_code": code}


def _status(company: Company, now: datetime) -> str:
    if company.order is not None and company.order <= now:
        return "liquidation"
    return "dissolved" if _inside(company.wrongly_dissolved, now) else "active"


def _inside(span: tuple[datetime, datetime | None] | None, now: datetime) -> bool:
    return span is not None and span[0] <= now and (span[1] is None or now < span[1])


def _insolvency(company: Company, now: datetime) -> Content | None:
    if company.petition is None or company.petition > now:
        return None
    dates = [{"type": "petitioned-on", "date": company.petition.date().isoformat()}]
    if company.order is not None and company.order <= now:
        dates.append({"type": "ordered-to-wind-up-on", "date": company.order.date().isoformat()})
    return {"cases": [{"type": "compulsory-liquidation", "number": "1", "dates": dates}]}


def _officers(company: Company, now: datetime) -> Content:
    items = []
    for person in range(3):
        joined, left = company.joined.get(person), company.left.get(person)
        if (joined is None and person == 2) or (joined is not None and joined > now):
            continue
        own = f"/officers/{officer_id(company.number, person)}/appointments"
        item: Content = {
            "name": f"PERSON {company.number}, Number {person}",
            "officer_role": "director",
            "appointed_on": joined.date().isoformat() if joined else "2015-03-01",
            "links": {"officer": {"appointments": own}},
        }
        if left is not None and left <= now:
            item["resigned_on"] = left.date().isoformat()
        items.append(item)
    return _listed(items, "total_results")


def _charges(company: Company, now: datetime) -> Content | None:
    items = []
    for number, (created, paid) in company.charges.items():
        if created > now:
            continue
        item: Content = {
            "charge_number": number,
            "status": "outstanding",
            "classification": {"type": "charge-description", "description": "A registered charge"},
            "created_on": created.date().isoformat(),
            "persons_entitled": [{"name": "A Bank Plc"}],
            "links": {"self": f"/company/{company.number}/charges/{company.number}-{number}"},
        }
        if paid is not None and paid <= now:
            item |= {"status": "fully-satisfied", "satisfied_on": paid.date().isoformat()}
        items.append(item)
    return _listed(items, "total_count") if items else None


def _filings(company: Company, now: datetime) -> Content:
    dated = [("CERTNM", at) for at, _ in company.names[1:]] + [("AD01", at) for at, _ in company.offices[1:]]
    if company.strike_off is not None:
        dated.append(("GAZ1", company.strike_off[0]))
        dated += [("DISS40", end) for end in company.strike_off[1:] if end is not None]
    items = [
        {"type": kind, "date": at.date().isoformat(), "transaction_id": f"{company.number}{kind}", "description": kind}
        for kind, at in sorted(dated, key=lambda pair: pair[1] + timedelta(0), reverse=True)
        if at <= now
    ]
    return _listed(items, "total_count")


def _listed(items: list[Content], total: str) -> Content:
    return {"items": items, total: len(items), "start_index": 0, "items_per_page": 100}
