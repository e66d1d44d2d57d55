"""Articles copied from the web as text: which lines are the article, and which stood around it."""
