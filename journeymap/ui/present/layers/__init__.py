"""What lies over the slide, one file each: filmstrip, foot line, dots, drawing, pointer, overview."""
