"""客户圈子: whom a customer is tied to, by what, and how they stand; as a graph and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, url_for

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words
from riskwatch.jobs.blindness import owed
from riskwatch.jobs.circle import KIND_WORDS, Member, circle_of
from riskwatch.web import context
from riskwatch.web.formats import headline

blueprint = Blueprint("circle", __name__, url_prefix="/customers")


@blueprint.get("/<ref>/circle")
def show(ref: str) -> str:
    with context.desk().store.reading() as unit:
        customer = unit.customers.get(ref)
        if customer is None:
            raise NotThere(Words(f"没有客户 {ref}。", f"There is no customer {ref}."))
        members = circle_of(unit, ref)
        assessment = unit.assessments.latest(ref)
    sure = [member.customer for member in members if member.tie.sure]
    return render_template(
        "circle.html",
        customer=customer,
        members=members,
        graph=_graph(customer, assessment.grade if assessment else None, members),
        kinds=KIND_WORDS,
        together=owed([customer, *sure]),
        others=owed(sure),
    )


def _graph(customer: Customer, grade: Grade | None, members: Iterable[Member]) -> dict[str, Any]:
    """The nodes and edges that the script draws: customers, and between them what they share."""
    nodes = {f"c:{customer.ref}": _customer_node(customer, grade, centre=True)}
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for member in members:
        key = f"c:{member.customer.ref}"
        nodes[key] = _customer_node(member.customer, member.assessment.grade if member.assessment else None)
        for hook in member.tie.hooks:
            shared = f"{hook.kind}:{hook.key}"
            kind = KIND_WORDS[hook.kind].said(context.language())
            nodes[shared] = {"id": shared, "kind": hook.kind, "name": hook.label, "says": f"{kind}: {hook.label}"}
            for end in (f"c:{customer.ref}", key):
                edges[end, shared] = {"source": end, "target": shared, "says": kind, "sure": member.tie.sure}
    return {"nodes": list(nodes.values()), "edges": list(edges.values()), "categories": []}


def _customer_node(customer: Customer, grade: Grade | None, *, centre: bool = False) -> dict[str, Any]:
    letter = grade.value if grade else ""
    return {
        "id": f"c:{customer.ref}",
        "kind": "customer",
        "name": customer.name,
        "grade": letter,
        "centre": centre,
        "weight": float(customer.exposure.amount) if customer.exposure else 0.0,
        "says": f"{customer.name} {letter} {headline(customer.exposure)}",
        "link": url_for("circle.show", ref=customer.ref),
    }
