"""A view of the ledger in words: periods, key figures, claims; and all of it as one page to print."""
