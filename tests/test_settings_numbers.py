"""Settings that are whole numbers: read, and refused when they are none."""

from __future__ import annotations

import pytest

from riskwatch.apart import MEGABYTE
from riskwatch.domain.errors import SettingsWrong
from riskwatch.drafts import Limits
from riskwatch.drafts.limits import limits_of
from riskwatch.settings import load_settings


def test_the_limits_of_drafts_are_settings_and_their_defaults_are_those_of_the_code() -> None:
    assert limits_of(load_settings({})) == Limits()
    chosen = limits_of(load_settings({"RISKWATCH_DRAFT_MAX_MB": "3", "RISKWATCH_DRAFT_SECONDS": "7"}))
    assert (chosen.max_bytes, chosen.seconds) == (3 * MEGABYTE, 7)


@pytest.mark.parametrize("value", ["", "0", "-1", "ten", "1.5", "６０"])
def test_what_is_no_number_above_zero_is_refused_by_name(value: str) -> None:
    with pytest.raises(SettingsWrong, match="RISKWATCH_DRAFT_SECONDS"):
        load_settings({"RISKWATCH_DRAFT_SECONDS": value})
