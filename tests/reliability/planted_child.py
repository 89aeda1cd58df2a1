"""The process that reads files, with a fault built in that the environment names."""

import os
import sys

from planner.exchange import file_child
from tests.reliability.planted_faults import planted

PLANT = "PLANTED_FAULT"

if __name__ == "__main__":
    with planted(os.environ[PLANT]):
        sys.exit(file_child.main(sys.argv[1:]))
