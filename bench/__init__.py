"""Speed, memory and peers, measured side by side in one run."""
