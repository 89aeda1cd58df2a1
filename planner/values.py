"""Values, which never change: what the program knows and hands on.

They are structs of msgspec and not dataclasses, for a dataclass writes and compiles its methods when its
module is imported: half a millisecond each, and the start has two hundred. A struct has them ready in C, and
so it is made, compared and hashed several times faster too. What changes is an ordinary class or a dataclass.
"""

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Value", "field", "field_names", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """A value with named fields: it never changes, is equal to its like, and `replace` makes another of it.

    A class that says `kw_only=True` is made with named fields only, one that says `order=True` can be sorted;
    `dict=True` gives room for a `cached_property`, and `weakref=True` lets Qt hold methods of it.
    """


def field_names(kind: type[Value]) -> tuple[str, ...]:
    """Return the names of a value's fields in their order."""
    return kind.__struct_fields__
