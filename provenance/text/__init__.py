"""Pure work on strings that several stages need: folding, spans, tokens, dates, numbers."""
