"""The commands: thin, one file each; `application` lists them."""
