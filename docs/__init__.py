"""The manual, and `generate`, which writes its generated parts."""
