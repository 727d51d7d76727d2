"""What people see: cards, tables and marked quotes, drawn by rich; plain text where there is no terminal."""
