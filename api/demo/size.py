"""How large the demo force is, and which of all possible ones, unless told otherwise."""

# Greater Manchester managed 4,407 registered sex offenders in March 2024 (MAPPA annual report).
NOMINALS_DEFAULT = 4_407
SEED_DEFAULT = 2023
