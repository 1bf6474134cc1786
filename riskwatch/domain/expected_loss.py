"""What a question is worth answering: the loss to be expected if things go on as before, with its parts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

LossBasis = Literal["worse_grade", "above_limit", "nothing"]
BASIS_WORDS: dict[LossBasis, Words] = {
    "worse_grade": Words(
        "敞口 {money} ×（违约概率 {after} − {before}）× 违约损失率 {share} = {saved}",
        "exposure {money} × (probability of default {after} − {before}) × loss given default {share} = {saved}",
    ),
    "above_limit": Words(
        "超出建议额度 {money} × 违约概率 {after} × 违约损失率 {share} = {saved}",
        "{money} above the proposed limit × probability of default {after} × loss given default {share} = {saved}",
    ),
    "nothing": Words(
        "评级未变差，敞口也未超出建议额度：没有可以避免的预期损失。",
        "The grade has not become worse and nothing is above the proposed limit: there is no expected loss to save.",
    ),
}


@dataclass(frozen=True, slots=True)
class ExpectedLoss:
    """The expected loss that an answer can save: `money` at risk × (`after` - `before`) × `share`.

    `after` and `before` are probabilities of default within a year, `share` the loss given default. Where the grade did not
    become worse, `money` is what is owed above the proposed limit, and `before` is zero.
    """

    basis: LossBasis
    money: Money
    before: Decimal
    after: Decimal
    share: Decimal

    @property
    def saved(self) -> Money:
        return Money(self.money.amount * (self.after - self.before) * self.share, self.money.currency).rounded()

    @property
    def says(self) -> Words:
        """The reckoning in one line."""
        return BASIS_WORDS[self.basis].filled(
            {
                "money": self.money,
                "before": percent(self.before),
                "after": percent(self.after),
                "share": percent(self.share),
                "saved": self.saved,
            }
        )


def percent(share: Decimal) -> str:
    """A probability with one place: 3.5%."""
    return f"{share * 100:.1f}%"
