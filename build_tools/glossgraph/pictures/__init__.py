"""What is drawn: the ladders of stories, the arcs of the map, lines of dates and the cards of pages."""
