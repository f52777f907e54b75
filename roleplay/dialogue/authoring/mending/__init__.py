"""What takes each problem away, by what is wrong."""
