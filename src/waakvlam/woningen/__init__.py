"""Homes of corporations, the offer of one to one participant, and what follows until the key is handed over."""
