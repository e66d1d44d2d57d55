"""Feeds made-up files to every reader for as long as it is let, led by what they make it do (libFuzzer by Atheris)."""
