"""An organisation leaves: what it takes along, what holds it back, what ends and what stays."""
