"""The rule book as data: YAML files to rules and their examples, and the statutes they stand on."""
