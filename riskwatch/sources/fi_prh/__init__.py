"""Source: the Finnish business information system (YTJ) of the Patent and Registration Office."""
