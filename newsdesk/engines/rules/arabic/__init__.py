"""The Arabic grammar: news Arabic without diacritics.

tables, *.tsv, *.txt   the words: verbs of saying, roles, kinds of organization, given names, function words
verbs                  every form of a verb of saying
words                  what a single word can be, its clitics told off
text                   the document in token numbers
noun_phrases           where a speaker's noun phrase ends, and what in it is role, honorific and name
speakers               mentions made of noun phrases
agreement              whether a noun can be a verb's subject, by gender, case and kind
complements            where what is reported begins and ends
attributions           بحسب, وفقا لـ, نقلا عن
clauses                a sentence's verbs of saying with speaker and content
turns                  transcripts and interviews
mentions               everybody whom the article names
grammar                a document from headline to last line
"""

from newsdesk.engines.rules.arabic.grammar import read

__all__ = ["read"]
