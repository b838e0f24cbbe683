"""FACTS -> EVENT GROUPS: which documents tell one story, who is who in it, which facts speak of one event."""
