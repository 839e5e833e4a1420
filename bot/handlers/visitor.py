"""Who is reading the web chat: a random cookie. The chat's id is a hash of it, so that nothing in the store or the logs opens a chat."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from aiohttp import web

KEPT_SECONDS = 30 * 24 * 3600  # as long as the transcript
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """`returning`: the browser brought the cookie, so it keeps cookies."""

    token: str
    returning: bool

    @property
    def chat(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()[:40]


def cookie_name(secure: bool) -> str:
    """The prefix makes browsers refuse a cookie of this name that another host or a plain connection tries to set."""
    return "__Host-visit" if secure else "visit"


def visitor_of(request: web.Request, secure: bool) -> Visitor:
    token = request.cookies.get(cookie_name(secure), "")
    if _TOKEN.fullmatch(token):
        return Visitor(token, True)
    return Visitor(secrets.token_urlsafe(32), False)


def give_cookie(response: web.StreamResponse, visitor: Visitor, *, secure: bool, framed: bool = False) -> None:
    """`framed`: the page stands in another site's frame, where browsers bring a cookie only if it says so and is kept apart for that site."""
    same_site = "SameSite=None; Partitioned" if framed and secure else "SameSite=Lax"
    parts = [f"{cookie_name(secure)}={visitor.token}", "Path=/", f"Max-Age={KEPT_SECONDS}", "HttpOnly", same_site]
    # Written by hand: Python's http.cookies knows Partitioned only from 3.14 on.
    response.headers.add("Set-Cookie", "; ".join([*parts, "Secure"] if secure else parts))
