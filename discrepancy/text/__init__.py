"""Words: tidied text, sentences, numbers, names. With `rulebook.pattern`, the only doors of `regex`."""
