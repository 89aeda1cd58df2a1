"""Which refusals mean that something could not be saved, and can be later."""

from planner.domain.errors import Refusal
from planner.storage.errors import StorageRefusal, Unfit, Unsure

__all__ = ["is_not_saved"]


def is_not_saved(refusal: Refusal) -> bool:
    """Whether a change was refused because of the disk alone: done again when that is well, it will be saved.

    Not so where the change may be there already, or does not fit the plan.
    """
    return isinstance(refusal, StorageRefusal) and not isinstance(refusal, Unsure | Unfit)
