"""For hotline staff: the enquiries, those of one's own team first; each opens by its button."""

from itertools import count

from bot.messages import Choice
from bot.programme import enquiries as register
from bot.programme import enquiry_views, enquiry_words
from bot.questions import Options, options
from bot.replay import Talk

PAGE = 4  # enquiries in one message, each with its line
SHOWN = ("open", "mine", "late", "broken", "callback", "answered")  # which lists the chat has; the console has all


async def enquiries(talk: Talk) -> None:
    which = talk.given if talk.given in enquiry_views.FILTERS else "open"
    numbers = count(1)
    while True:
        which = await _list(talk, numbers, which)


async def _list(talk: Talk, numbers: "count[int]", which: str) -> str:
    """The enquiries of one list, page by page; returns the list that was asked for instead."""
    first = next(numbers)
    found = await talk.look_up(f"listed_{first}", register.inbox, state=which)
    counts = await talk.look_up(f"counts_{first}", register.counts)
    begin = 0
    while True:
        shown = found[begin : begin + PAGE]
        title = {"say": "enquiries-title", "which": {"say": f"enquiries-filter-{which}"}, "number": len(found), "late": counts["late"]}
        talk.show(
            {
                "lines": [
                    title if found else {"say": "enquiries-none" if which == "open" else "enquiries-none-here"},
                    *(enquiry_words.line(each) for each in shown),
                ]
            }
        )
        opens = [Choice(f"go:answer:{each['reference']}", enquiry_words.label(each)) for each in shown]
        further = [Choice("next", {"say": "enquiries-next"})] if len(found) > PAGE else []
        answer: str = await talk.ask(f"pick_{next(numbers)}", Options([*opens, *further, Choice("other", {"say": "enquiries-other"})]))
        if answer == "other":
            return str(await talk.ask(f"facet_{next(numbers)}", Options(options(SHOWN, "enquiries-filter"))))
        begin = (begin + PAGE) % (-(-len(found) // PAGE) * PAGE)
