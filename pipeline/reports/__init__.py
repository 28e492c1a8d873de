"""Reports for those who read: the tables in figures, each with its picture, its table, its definition and its query."""
