"""What an erasure does, area by area. Each part erases what is not newer than `before`; done twice it changes nothing more."""

import secrets
from typing import Any

Note = dict[str, Any]
"""What must stay: {"what": application | provider | staff, "reference", "why": audit | open_case | register | staff}."""
NOBODY = "–"  # where a name must stand


def token() -> str:
    """What stands for a chat or a contact that is gone: random, so that it leads nowhere."""
    return f"erased-{secrets.token_hex(8)}"
