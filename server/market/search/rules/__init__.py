"""Pure decisions about words: how text is cut, how it sounds, what is a slip of the finger, what a word weighs."""
