"""The commands, a file each: options in, one call, exit status out. What they share lies beside them."""
