"""The base of what is said and what is sent, as pydantic knows it: each shape is worked out when it is first used.

There are seven hundred, and a process uses few: to work them all out took a third of its start.
"""

from pydantic import BaseModel, ConfigDict


class Deferred(BaseModel):
    """A model that costs nothing until it is used."""

    model_config = ConfigDict(defer_build=True)
