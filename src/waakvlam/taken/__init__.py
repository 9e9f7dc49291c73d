"""Work that waits: jobs that come round by the clock and jobs that were queued, each done by one worker at a time."""
