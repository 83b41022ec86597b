"""Alembic's migrations: the ladder from an empty database to today's, and back."""
