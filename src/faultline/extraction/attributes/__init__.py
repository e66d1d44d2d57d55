"""What every statement has: place, time, how surely, and whose voice."""
