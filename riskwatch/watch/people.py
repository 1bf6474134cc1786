"""What kind of office a role is, in the words and codes of the registers."""

from __future__ import annotations

from riskwatch.domain.snapshot import Officer

REPRESENTATIVES = frozenset(
    {"dagl", "daglig leder", "innh", "managing-director", "chief executive", "legal representative", "法定代表人"}
)
DIRECTORS = frozenset(
    {
        "director", "corporate-director", "nominee-director", "corporate-nominee-director", "managing-director",
        "llp-member", "llp-designated-member", "corporate-llp-member", "corporate-llp-designated-member",
        "lede", "nest", "medl", "dagl", "styreleder", "nestleder", "styremedlem", "daglig leder",
        "董事", "董事长", "副董事长", "执行董事", "总经理", "法定代表人",
    }
)  # fmt: skip
"""Members of the board and managers. Secretaries, auditors, accountants and deputies come and go without meaning."""


def is_representative(role: str) -> bool:
    """Whether the holder of the role acts for the company alone."""
    return role.strip().lower() in REPRESENTATIVES


def is_director(role: str) -> bool:
    """Whether the role is a seat on the board or the management of the company."""
    return role.strip().lower() in DIRECTORS


def serving_directors(rows: tuple[object, ...]) -> int:
    """How many people of a list of officers sit on the board now; one person with two roles counts once."""
    return len({row.name for row in rows if isinstance(row, Officer) and row.until is None and is_director(row.role)})
