"""Processes for which the permissions of files count, as they do not for the superuser."""

import os
import shutil


def as_ordinary_user() -> list[str]:
    """Return the start of a command line that runs such a process: the superuser gives up to pass them over.

    Raises LookupError, with the reason, where that cannot be done.
    """
    if os.name != "posix":
        raise LookupError("a read-only folder means something else on this system")
    if os.getuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise LookupError("the superuser writes everywhere, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
