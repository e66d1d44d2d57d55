"""`python -m faultline` is the program `faultline`."""

from faultline.cli.application import main

if __name__ == "__main__":
    main()
