"""One module per section of a snapshot: which facts it tells, how rows are recognised again, what ends a fact."""
