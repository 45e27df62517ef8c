"""What programs read: the heads of pages, feeds, lists of pages, redirects."""
