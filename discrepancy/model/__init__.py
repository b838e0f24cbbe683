"""The vocabulary: frozen records that every other room speaks of. Imports nothing of ours."""
