"""Files: whoever may see a thing may see what was sent with it."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ground import attachments
from ground.uploads import MEDIA_TYPES, Kind
from marketplace import house


async def file(request: Request) -> Response:
    """Send a file to be saved, never to be shown: what a stranger made does not run here."""
    attachment = await attachments.seen_by(request.user, request.path_params["file"], house.files())
    return Response(
        await attachments.content_of(attachment, by=request.user),
        media_type=MEDIA_TYPES[Kind(attachment.kind)],
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(attachment.file_name)}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
