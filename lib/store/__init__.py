"""Publish and read the processed corpus: version folders, a pointer, one builder, many readers."""
