"""Read-only pages to look at the tables with: search, items beside their source, meetings, people, projects, cases; JSON beside each."""
