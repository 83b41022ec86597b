"""Reads: the fields that a caller selected, compiled to one SQL statement that builds the JSON in PostgreSQL.

`sources` is how a type says where each field comes from; `catalogue` checks those words against policy when the schema
is built; `compile` makes the statement, `plans` keeps it, `run` runs it with its audit. Nothing is decided here: rows
and fields are `api.access.policy`'s.
"""
