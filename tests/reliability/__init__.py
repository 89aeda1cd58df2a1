"""Harnesses that prove by faults that nothing is lost: each is run alone, at any length.

`python -m tests.reliability.r1_kills --runs 1000` prints its numbers in one line and ends with 1 where a
promise was broken, with the first few of what was broken below. Every harness takes the same words:

    --runs N      how much of it; without it, the full number
    --seed N      other chances
    --minutes N   begin nothing more after so long, and tell what was seen by then
    --plant       with each of the faults that are built in on purpose, which must turn it red

Each module r1 to r14 has one HARNESS: what it runs, how much, and the names of its planted faults, which all
stand in `planted_faults`. What several of them share:

    harness            numbers, wishes and the command line
    fork_server        children, each of which meets a fault at a chosen call; faults.c makes it happen
    scripted_session   a session of which every plan is known beforehand
    judging            what is there after a fault in such a session, held against what was called saved
    file_tasks         what is done with whole files: backups, exports, updates
    outside_files      files as people have them, and hostile ones
    mutations          what damages them
    disk_model         what a disk holds after the power went

The ordinary tests run a small share of each, and with each commit others of the planted faults; `--thorough`
runs all of them and the full numbers.
"""
