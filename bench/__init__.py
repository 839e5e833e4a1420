"""Speed beside a bare echo bot: `python -m bench`. What the figures mean is in docs/performance.md."""
