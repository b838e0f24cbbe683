"""EVENT GROUPS -> FINDINGS: what agrees, what cannot both be right, and how it is told."""
