"""From any table, sheet or outline of text to touchpoints."""
