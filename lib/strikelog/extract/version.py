"""What read a claim."""

EXTRACTOR = "2026.11.5+en_core_web_sm-3.8.0"
"""Version of rules and model; changes whenever the same text may give other claims."""
