"""Runs the migrations on the connection that `riskwatch.store.migrate` hands over."""

from alembic import context

from riskwatch.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
