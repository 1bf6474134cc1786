"""The company no longer exists, or has lost its licence."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check

REVOKED = ("吊销", "撤销", "责令关闭", "revoked")


@company_check(needs={"STATUS_CEASED"})
def struck_off_or_dissolved(history: History) -> Iterator[Raised]:
    """Revocation of the licence and the end of the company are two rows of the table with the same weight."""
    if ceased := history.live("STATUS_CEASED"):
        said = " ".join(f"{event.after} {event.detail}" for event in ceased)
        revoked = any(word in said for word in REVOKED)
        yield Raised(ceased, "revoked" if revoked else "", {"what": ceased[-1].after})
