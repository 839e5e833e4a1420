"""Looking for words among what the public pages have: success cases, events to come, downloads, service providers."""

from collections.abc import Iterable
from typing import Any

from bot.programme import Here, cases, downloads, events, providers
from bot.search import Index, Words

MOST = 5  # of each kind
LIKE = 0.22  # cosine; below it a title or summary has little to do with the words


def find(here: Here, *, words: str) -> dict[str, list[Any]]:
    """What fits, best first: {"cases": ids, "events": views (events.listed), "downloads" (downloads.listed), "providers" (providers.named)}."""
    coming = {each["id"]: each for each in events.listed(here)}
    documents = {each["slug"]: each for each in downloads.listed(here)}
    of_events = _fitting(here, words, ((id_, _all(each["title"], each["summary"], each["place"])) for id_, each in coming.items()))
    of_documents = _fitting(here, words, ((slug, _all(each["titles"], each["versions"][0]["digests"])) for slug, each in documents.items()))
    return {
        "cases": [case.id for case, _ in cases.rank(here.knowledge, words)[:MOST]],
        "events": [coming[id_] for id_ in of_events],
        "downloads": [documents[slug] for slug in of_documents],
        "providers": providers.named(here, words=words)[:MOST],
    }


def _all(*texts: dict[str, str] | None) -> list[str]:
    return [text for each in texts for text in (each or {}).values()]


def _fitting(here: Here, words: str, texts: Iterable[tuple[str, list[str]]]) -> list[str]:
    index = Index(((id_, text) for id_, several in texts for text in several if text), Words(here.knowledge.vocabulary))
    return [hit.label for hit in index.rank(words) if hit.score >= LIKE][:MOST]
