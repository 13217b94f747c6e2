"""What organisations do by themselves as days pass; they react to no facts, for no floor below announces any."""

from ground.relay import Due
from orgs import renewing
from orgs.queries import dues

due: list[Due] = [
    (dues.windows_to_open, renewing.open_window),
    (dues.past_grace, renewing.let_lapse),
]
