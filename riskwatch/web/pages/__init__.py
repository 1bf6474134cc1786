"""The pages, one module each."""

from riskwatch.web.pages import (
    acceptances,
    account,
    alerts,
    comparing,
    customers,
    digest,
    drafts,
    evidence,
    imports,
    login,
    queue,
    receivables,
    rules,
    system,
)

BLUEPRINTS = (
    queue.blueprint,
    drafts.blueprint,
    comparing.blueprint,
    acceptances.blueprint,
    customers.blueprint,
    imports.blueprint,
    receivables.blueprint,
    imports.invoices,
    alerts.blueprint,
    evidence.blueprint,
    digest.blueprint,
    rules.blueprint,
    login.blueprint,
    account.blueprint,
    system.blueprint,
)
