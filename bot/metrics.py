"""What the program counts of itself for monitoring: never a person, a chat or a word."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
TURNS = Counter("cppbot_turns", "Messages that had their effect", ["channel", "outcome"], registry=REGISTRY)
SECONDS = Histogram("cppbot_turn_seconds", "From a message's arrival to its commit", buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10), registry=REGISTRY)
OUTBOX = Gauge("cppbot_outbox", "Messages on their way out, by state", ["state"], registry=REGISTRY)
ENQUIRIES = Gauge("cppbot_enquiries_open", "Enquiries that wait for a person", registry=REGISTRY)
