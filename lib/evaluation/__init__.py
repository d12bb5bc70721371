"""Score what the program reads out of articles against gold files that careful readers wrote."""
