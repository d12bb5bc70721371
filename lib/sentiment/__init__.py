"""Attitude of a statement: SnowNLP's Bayes, taught with our own field, measured in the open.

Imported by the builder only: SnowNLP takes 400 MiB and seconds to load.
"""
