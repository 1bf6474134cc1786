"""The page of two versions, as it is laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
Window = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Submit = Callable[[Page], None]


def middle(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [1440, 390])
def test_the_version_to_compare_with_and_its_button_are_one_line(
    window: Window, sign_in: SignIn, submit: Submit, width: int
) -> None:
    page = window(width)
    sign_in(page, "sales")
    submit(page)
    submit(page)
    page.goto(page.url.partition("?")[0] + "/compare")
    form = page.locator("form.against")
    assert abs(middle(form.locator("select")) - middle(form.locator("button"))) < 2
    end = form.locator("button").bounding_box()
    assert end is not None and end["x"] + end["width"] <= width - 16
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
