"""How did each outlet frame this story, and can you show me the words?"""

__version__ = "0.1.0"
