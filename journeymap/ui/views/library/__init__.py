"""The library as it is worked with: everything that is known and planned in the file, as rows."""
