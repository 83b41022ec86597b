"""What is measured, against whom, in one run. `make bench` prints the figures and writes build/bench.json."""
