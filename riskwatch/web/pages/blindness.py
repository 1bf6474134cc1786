"""What is not seen: customers whom no source sees, and warning signs that nothing can show."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template

from riskwatch.domain.words import Words
from riskwatch.jobs.blindness import DEGREES, board_at
from riskwatch.jobs.sign_sight import STATES, sign_sights
from riskwatch.web import context

blueprint = Blueprint("blindness", __name__, url_prefix="/blind")

PAGE = 200
SIGN_STATES = {
    "seen": Words("看得见", "seen"),
    "by_hand": Words("须人工取页", "when a page is handed in"),
    "needs_key": Words("缺少密钥", "a key is missing"),
    "no_source": Words("没有来源", "no source"),
    "no_check": Words("看不见", "cannot be seen"),
}


@blueprint.get("")
def board() -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        found = board_at(desk, unit, desk.clock())
    return render_template("blind.html", board=found, spots=found.spots[:PAGE], degrees=DEGREES)


@blueprint.get("/signs")
def signs() -> str:
    found = sign_sights(context.desk())
    ordered = sorted(found, key=lambda sign: (STATES.index(sign.state), sign.id))
    counts = Counter(sign.state for sign in found)
    return render_template("signs.html", signs=ordered, counts=counts, states=SIGN_STATES, order=STATES)
