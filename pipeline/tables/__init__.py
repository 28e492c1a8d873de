"""The output tables: their schemas (the public contract), the lake that holds them, and the rows a document gives."""
