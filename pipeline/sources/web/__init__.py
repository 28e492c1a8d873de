"""The web as a source: polite, bounded requests, and the feeds, sitemaps and pages that list documents."""
