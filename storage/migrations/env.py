"""Alembic runs this for every command; the connection and its transaction are the caller's."""

from alembic import context

from storage.schema import texts

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=texts.metadata,
    transactional_ddl=True,  # true of SQLite once the driver opens no transactions by itself
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
