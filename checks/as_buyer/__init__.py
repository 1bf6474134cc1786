"""What the contract rules look for when the buyer asks: the same codes, seen from the other side."""
