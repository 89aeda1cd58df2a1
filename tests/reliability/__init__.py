"""Harnesses that prove by faults that nothing is lost: each is run alone, at any length.

`python -m tests.reliability.r1_kills --runs 1000` prints its numbers in one line and ends with 1 where a
promise was broken, with the first few of what was broken below. Every harness takes the same words:

    --runs N    how much of it; without it, the full number
    --seed N    another line of chances
    --plant     with a fault built in on purpose, which must turn it red

The ordinary tests run a small share of each, and each day others of the planted faults; `--thorough` runs all
of them and the full numbers.
"""
