"""What the choice of silver stewards does when a fact is told or time comes."""

from silver_steward.awarding import let_go, waited_too_long
from silver_steward.rechecking import check_again
from volunteers.events import HoursReversed

reactions = [(HoursReversed, check_again)]
due = [(waited_too_long, let_go)]
