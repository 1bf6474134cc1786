"""A made-up register of made-up companies, and the whole pipeline run against it in fast time."""
