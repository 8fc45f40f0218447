"""The English grammar: who speaks in a sentence, by which cue, and which words are what was said.

lexicon    the tables
marks      single quotation marks left open over paragraphs
words      tokens, quotations and units of a document
parts      what a word can be in a clause
phrases    noun phrases beside a verb
subjects   the subject of a clause from its beginning
clauses    what stands after a verb of saying
ends       where what is said ends
content    the complement of a verb of saying
unit       what is found in a unit while it is read
groups     the verb group around a cue
cues       verbs of saying in their frames
sources    "according to", nouns of saying
speech     quotations without a cue, colons, turns of a transcript
names      the people named in a text
bodies     organizations as speakers
people     the person in a noun phrase
mentions   what words stand for a person, an organization, a group
grammar    all of it for a document
"""

from newsdesk.engines.rules.english.grammar import read

__all__ = ["read"]
