"""Facts out of a reading: names, statements, figures, events, systems, organisations, sectors."""
