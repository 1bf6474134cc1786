def parties_of(sheet, clauses):
    return (), ()
