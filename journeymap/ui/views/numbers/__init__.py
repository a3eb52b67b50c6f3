"""The numbers of a journey on the screen: charts to point at, to walk through and to take along."""
