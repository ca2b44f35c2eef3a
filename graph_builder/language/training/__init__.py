"""How the shipped model pack is made. Nothing here runs when text is read."""
