"""What is looked for in a file: the register numbers and the names of the portfolio, as a file may write them.

The variants are made here, once for each customer, so that nothing has to be done to the rows: a row is asked whether its
number or its name is one of them. Names that differ in more than form and spelling are for `customers match`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskwatch.domain.customer import Customer

_PAIRS = (("LIMITED", "LTD"), ("COMPANY", "CO"), ("INCORPORATED", "INC"), ("CORPORATION", "CORP"), ("AND", "&"))
_OTHER = {
    in_case(old): in_case(new)
    for in_case in (str.upper, str.title)
    for pair in _PAIRS
    for old, new in (pair, pair[::-1])
    if in_case(old) != "&" or in_case is str.upper
}
"""Each way of writing a form or an "and", and the other one."""

_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:'’\"()（）", ""))


@dataclass(frozen=True, slots=True)
class Sought:
    """Customer numbers by register number and by name."""

    numbers: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]

    def refs(self, number: str, name: str) -> tuple[Sequence[str], Sequence[str]]:
        """The customers with this number, and those of this name that are not among them."""
        by_number = self.numbers.get(number, ())
        return by_number, [ref for ref in self.names.get(name, ()) if ref not in by_number]

    def __contains__(self, row: tuple[str, str]) -> bool:
        return row[0] in self.numbers or row[1] in self.names


def sought(customers: Iterable[Customer], scheme: str) -> Sought:
    """What to look for in a file whose numbers are of `scheme` ("" for any)."""
    numbers: dict[str, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for customer in customers:
        identifier = customer.identifier
        if identifier is not None and scheme in ("", identifier.scheme):
            for number in {identifier.id, identifier.id.lstrip("0")} - {""}:
                numbers[number].append(customer.ref)
        for name in set(spellings(customer.name)):
            names[name].append(customer.ref)
    return Sought(numbers, names)


def spellings(name: str) -> Iterator[str]:
    """A name as it stands and in capitals, each with and without punctuation and with its legal form long and short."""
    yield name
    for each in {" ".join(name.split()), " ".join(name.translate(_PUNCTUATION).split())} - {""}:
        yield from _forms(each)
        yield from _forms(each.upper())


def _forms(name: str) -> Iterator[str]:
    yield name
    words = name.split(" ")
    for place, word in enumerate(words):
        if word in _OTHER:
            yield " ".join([*words[:place], _OTHER[word], *words[place + 1 :]])
