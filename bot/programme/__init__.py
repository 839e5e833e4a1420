"""What the programme does, one file a thing: each owns its rules and its queries. Plain functions on an open connection; no network, no channel."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.knowledge import Knowledge
from bot.messages import Address, Language


@dataclass(frozen=True)
class Here:
    """What every function of the programme is handed first: the open transaction, and who is speaking."""

    connection: Connection
    now: datetime
    knowledge: Knowledge
    address: Address
    language: Language
    source: str = ""  # where the message came from, hashed, if the channel knows (a web address); only for limits
    request: str = ""  # the reference of a request from the console
    chat_key: str = ""  # of the chat, hashed with the installation's own key: for what is kept of an erasure
    content: str | None = None  # the version of the knowledge by which is spoken
