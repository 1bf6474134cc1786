"""The two files in which a company says who it is and on what terms it sells: the profile and the credit policy."""
