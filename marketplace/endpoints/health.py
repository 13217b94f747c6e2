"""For those who keep the house running: whether it is well, and what it measures.

Both are told to this machine itself and to a collector with the key of MARKETPLACE_METRICS_KEY; to anyone else
/healthz says only well or not, for a balancer before several houses, and /metrics is not there. The figures name no
person, but how many sign in when is nobody's business, and what is slow is what an attacker looks for.
"""

from hmac import compare_digest
from ipaddress import ip_address

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import health, metrics, settings
from ground.errors import NotFound, Unavailable
from ground.language import lazy


async def healthz(request: Request) -> Response:
    """Say whether all is well (200) or not (503), with figures to who may see them."""
    found = await health.found()
    if not found.well:
        raise Unavailable(lazy("Please try again in a moment. Nothing was lost or done twice."))
    figures = vars(found) if _may_see(request) else {}
    return JSONResponse({"status": "well", **figures}, headers={"Cache-Control": "no-store"})


async def measured(request: Request) -> Response:
    """Give everything measured, as Prometheus reads it."""
    if not _may_see(request):
        raise NotFound(lazy("We could not find this page."))
    found = await health.found()
    told = metrics.exposition(
        relay_waiting=found.relay_waiting,
        relay_lag_seconds=found.relay_lag_seconds,
        letters_waiting=found.letters_waiting,
    )
    return Response(told, media_type=metrics.MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def _may_see(request: Request) -> bool:
    """Whether it is this machine, without a proxy between, or who shows the key."""
    key = settings.current().metrics_key
    shown = request.headers.get("authorization", "").removeprefix("Bearer ")
    if key and compare_digest(shown.encode(), key.encode()):
        return True
    try:
        here = request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        here = False
    return here and "x-forwarded-for" not in request.headers
