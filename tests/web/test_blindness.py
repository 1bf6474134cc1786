"""The pages of what is not seen."""

from collections.abc import Callable

from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert


def test_the_board_names_customers_sources_and_money(alert: Alert, browser: Callable[[str], FlaskClient]) -> None:
    client = browser("sales")
    page = client.get("/blind").get_data(as_text=True)
    assert "常州榆廷建设工程有限公司" in page
    assert "no register number" in page
    assert "¥80,000.00" in page
    assert 'href="/blind"' in client.get("/customers").get_data(as_text=True)


def test_every_sign_has_a_row(browser: Callable[[str], FlaskClient]) -> None:
    page = browser("sales").get("/blind/signs").get_data(as_text=True)
    for number in ("OWN01", "MGT20", "OTH03", "REC16"):
        assert number in page
    assert "cannot be seen" in page
