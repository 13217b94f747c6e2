"""Policy values: the list, one with its history, proposing a new one, and the second person's word."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, policy, proposing
from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.language import _, desk_day
from ground.pages import url_maker
from ground.policy_shapes import rebuilt
from ground.proposing import PolicyProposal
from marketplace.policy_texts import choices_of, fields_of, group_of, said, shape_of
from marketplace.policy_words import GROUPS
from marketplace.queries import policies
from marketplace.schemas.policies import PoliciesPage, PolicyFormPage, PolicyPage, ProposalDraft
from marketplace.schemas.questions import PoliciesQuestion


async def list_policies(request: Request) -> Response:
    """List the values in force of one group."""
    group = asked(request, PoliciesQuestion).group
    page = PoliciesPage(
        title=_("Rules and their figures"),
        group=group,
        groups=[(each, str(words)) for each, words in GROUPS.items()],
        lines=await policies.lines_of(f"{group}."),
        proposals=await policies.proposals_for(request.user),
    )
    return await show(request, page)


async def show_policy(request: Request) -> Response:
    """Show one value with its history."""
    return await show(request, await _page(request, request.path_params["key"]))


async def _page(request: Request, key: str) -> PolicyPage:
    return PolicyPage(
        title=policies.name_of(key),
        key=key,
        group=key.partition(".")[0],
        group_words=group_of(key),
        lines=[each for each in await policies.lines_of(key) if each.key == key],
        history=await policies.history_of(key),
        proposals=await policies.proposals_for(request.user, key),
        may_propose=bool(await policies.places_for(request.user)),
    )


async def show_form(request: Request) -> Response:
    """Show the form that proposes a new value."""
    key = request.path_params["key"]
    name, now = policies.name_of(key), await policy.in_force(key)
    page = PolicyFormPage(
        title=_("Propose a new value"),
        key=key,
        name=name,
        now=said(key, now.value),
        citation=now.citation,
        fields=fields_of(key, now.value),
        choices=choices_of(key),
        chosen=now.value if choices_of(key) else [],
        may_be_empty=shape_of(key).may_be_none,
        places=await policies.places_for(request.user),
        first_day=clock.today(),
    )
    return await show(request, page)


async def propose(request: Request) -> Response:
    """Propose a new value."""
    key = request.path_params["key"]
    policies.name_of(key)
    draft = await submitted(request, ProposalDraft, form=show_form)
    shape, now = shape_of(key), await policy.in_force(key)
    await proposing.propose(
        key,
        rebuilt(now.value, draft.values, shape),
        valid_from=draft.valid_from,
        citation=draft.citation,
        checked=draft.checked == "yes",
        by=request.user,
        place=await policies.place_of(draft.place),
        shape=shape,
    )
    return await _back(request, key, _("Proposed. It holds when a second person has put it in force."))


async def adopt(request: Request) -> Response:
    """Put a proposed value in force."""
    proposal = await _decided(request, proposing.adopt)
    return await _back(request, proposal.key, _("It holds from %(day)s on.", day=desk_day(proposal.valid_from)))


async def drop(request: Request) -> Response:
    """Take a proposed value back."""
    proposal = await _decided(request, proposing.drop)
    return await _back(request, proposal.key, _("Taken back. Nothing has changed."))


async def _decided(request: Request, act: Callable[..., Awaitable[None]]) -> PolicyProposal:
    proposal = await proposing.proposal_seen_by(request.user, request.path_params["proposal"])
    await submitted(request, Shape, form=list_policies)
    await act(proposal, by=request.user)
    return proposal


async def _back(request: Request, key: str, words: str) -> Response:
    at = url_maker(request)("policies:policy", key=key)
    return await done(request, at, page=lambda: _page(request, key), said=words)
