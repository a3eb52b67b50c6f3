"""What differs between systems: keys, screens, settings, being awake, and crashes."""
