"""The parts of the desk's page: a finding, the matrix, lines of numbers and time, the reports word for word."""
