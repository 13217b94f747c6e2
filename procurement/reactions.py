"""What the purchase of services does when something was announced below."""

from ground.relay import Reaction
from orgs.events import EvidenceLost
from procurement import shaking

reactions: list[Reaction] = [(EvidenceLost, shaking.shake)]
