"""DOCUMENT -> FACTS: what one report claims, and what each claim is about, unresolved."""
