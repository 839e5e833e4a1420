"""The version of the privacy notices: of those that each conversation shows before the first personal item, and of /privacy. One for all.

Whoever changes the words of a notice changes the version with them; the consents that were recorded before keep theirs."""

VERSION = "2026-11-24"
