"""`python -m discrepancy`."""

from discrepancy.cli import run

if __name__ == "__main__":
    run()
