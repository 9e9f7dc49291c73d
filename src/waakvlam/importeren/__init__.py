"""Take over a running caseload from a spreadsheet: checked row by row first, then recorded as facts like any other."""
