"""Who is reading the web chat: a random cookie. The chat's id is a hash of it, so that nothing in the store or the logs opens a chat.
And from where, as far as limits on guessing need to know it."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address

from aiohttp import web

KEPT_SECONDS = 30 * 24 * 3600  # as long as the transcript
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """`returning`: the browser brought the cookie, so it keeps cookies. `source`: see `source_of`; empty where nobody asked."""

    token: str
    returning: bool
    source: str = ""

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


def source_of(request: web.Request, key: str, proxies: int) -> str:
    """The address of whoever sent this, hashed with `key`, so that it cannot be read back: 32 hex digits. With `proxies` proxies of our own before us it is
    the hop that the outermost of them added: what stands before it in X-Forwarded-For is only what the sender says of itself."""
    hops = [hop.strip() for line in request.headers.getall("X-Forwarded-For", []) for hop in line.split(",")]
    address = hops[-min(proxies, len(hops))] if proxies and hops else request.remote or ""
    return hmac.digest(key.encode(), _one_site(address).encode(), "sha256").hex()[:32]


def _one_site(address: str) -> str:
    """The addresses among which a sender can choose freely count as one: of IPv6 that is a network of 64 bits."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Network((int(found), 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def give_cookie(response: web.StreamResponse, visitor: Visitor, *, secure: bool, framed: bool = False) -> None:
    """`framed`: the page stands in another site's frame, where browsers bring a cookie only if it says so and is kept apart for that site."""
    same_site = "SameSite=None; Partitioned" if framed and secure else "SameSite=Lax"
    parts = [f"{cookie_name(secure)}={visitor.token}", "Path=/", f"Max-Age={KEPT_SECONDS}", "HttpOnly", same_site]
    # Written by hand: Python's http.cookies knows Partitioned only from 3.14 on.
    response.headers.add("Set-Cookie", "; ".join([*parts, "Secure"] if secure else parts))
