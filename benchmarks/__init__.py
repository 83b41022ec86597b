"""What is measured, against whom, in one run: `make bench`, and docs/benchmarks.md."""
