"""From bytes to a reading: decode, clean, fold, segment."""
