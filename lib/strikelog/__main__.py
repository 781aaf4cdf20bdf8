"""`python -m strikelog` is the command `strikelog`."""

from strikelog.cli import main

if __name__ == "__main__":
    main()
