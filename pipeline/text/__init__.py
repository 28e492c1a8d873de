"""Danish text without documents: normalisation, and the grammars of dates, times, numbers, money, case numbers."""
