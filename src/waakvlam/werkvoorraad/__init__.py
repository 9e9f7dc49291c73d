"""The work list: every term that asks something of the reader or of those they wait for, most urgent first."""
