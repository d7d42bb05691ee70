"""Throwing broken wire files at every parser: `python -m tools.fuzz_wires --minutes 10`."""
