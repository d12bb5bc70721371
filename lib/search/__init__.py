"""The search field: what was typed → a value → a condition, and the words around each hit."""
