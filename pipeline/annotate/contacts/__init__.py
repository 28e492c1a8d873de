"""E-mail addresses, web addresses and telephone numbers in running text."""
