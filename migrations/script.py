"""Runs a script of several SQL statements, which the driver's prepared statements cannot carry."""

from alembic import op


def run(script: str) -> None:
    """Run the script on the migration's connection, inside its transaction."""
    connection = op.get_bind().connection.dbapi_connection
    connection.run_async(lambda driver: driver.execute(script))
