"""What programs read: the heads of pages, the feed, lists of pages, redirects."""
