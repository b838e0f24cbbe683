"""The rules, loaded: what `rules/` says, as frozen records that travel with a task."""
