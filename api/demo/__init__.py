"""The demo force: invented people, deterministic from a seed, shaped like a large metropolitan force.

Not test data for rules, and nothing here is read by the service. Names, streets and postcodes do not exist: every
postcode begins with an area that the Royal Mail does not use and ends in letters that it never gives.
"""
