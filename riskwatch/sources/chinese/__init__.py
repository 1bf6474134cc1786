"""What all Chinese sources have in common, whether a service answered or a person saved a page: values, words, lists."""
