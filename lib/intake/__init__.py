"""Source folders: which documents there are, what their manifest states, and their text."""
