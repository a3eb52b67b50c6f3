"""The actions of a window as Qt knows them: keys, menus and buttons."""
