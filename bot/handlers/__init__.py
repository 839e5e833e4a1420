"""The channels. A handler turns what its channel brought into an Incoming, and a reply in words into what its channel can show; it knows no flow."""
