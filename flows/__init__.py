"""The Prefect flows: thin, calling the library's steps batch by batch."""
