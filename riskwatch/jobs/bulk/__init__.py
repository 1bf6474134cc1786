"""Files that registers give away whole: millions of rows against the portfolio, in one pass."""
