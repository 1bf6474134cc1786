"""GUA001: a guarantee that does not say that it is joint and several, or that makes the debtor go first."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Term,
    contract_check,
    first,
    guarantees,
    reasons,
    wording_of,
)

# Liable as soon as the debt is overdue, whatever the debtor can do.
AT_ONCE = (
    r"(?:不(?:能)?按期|到期未|未按期|逾期(?:不|未)|未按时)[^。；\n]{0,20}?(?:付款|偿还|清偿|支付|归还)"
    r"[^。；\n]{0,50}?(?:代为|无条件|承担|付清)[^，。；\n]{0,8}|无条件、?(?:和|且)?不可撤销的?(?:保证|担保)"
)


@contract_check()
def guarantee_not_joint(matter: Matter) -> Iterator[Answer]:
    modes = guarantees(matter.contract)
    if not modes:
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    said = {term.value for term in modes}
    general = [term for term in modes if term.value == "general" and not _denied(matter, term)]
    if general:
        yield from (Hit(term.span, variant="general") for term in general)
    elif "joint" in said:
        return
    elif "unconditional" in said:
        yield from (Hit(term.span, variant="by_meaning") for term in modes if term.value == "unconditional")
    elif (meant := first(wording_of(matter.contract).find(AT_ONCE))) is not None:
        yield Hit(meant.span, variant="by_meaning")
    else:
        yield Hit(modes[0].span, related=tuple(term.span for term in modes[1:]))


def _denied(matter: Matter, term: Term) -> bool:
    """一般保证 in a list of what the parties choose from, or as what it is not."""
    passage = wording_of(matter.contract).passage(term.span)
    return passage.denied or passage.is_no_clause or passage.beside(r"连带|□|第[ _]*种") is not None
