"""The English grammar: who speaks in a sentence, by which cue, and which words are what was said.

lexicon    the tables
words      tokens, quotations and units of a document
phrases    noun phrases beside a verb
content    what follows a verb of saying, and where it ends
cues       the cues of a unit in their frames
speech     quotations without a cue, colons, turns of a transcript
mentions   what words stand for a person, an organization, a group
grammar    all of it for a document
"""

from newsdesk.engines.rules.english.grammar import read

__all__ = ["read"]
