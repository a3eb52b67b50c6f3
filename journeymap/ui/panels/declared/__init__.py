"""The panels there are, one file each; what builds one is loaded when it is first seen."""
