"""What the tables say of one thing, gathered for reading: the command line prints it, the web pages show it."""
