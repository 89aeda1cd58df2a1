"""Which addresses are shown as links. `planner.ui.links` opens them."""

from urllib.parse import urlsplit

LONGEST = 2_048
_SCHEMES = ("http", "https")


def is_web_address(address: str) -> bool:
    """Whether an address is http or https with a host, no user name and no blanks, of ordinary length."""
    if len(address) > LONGEST or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.hostname) and "@" not in parts.netloc
