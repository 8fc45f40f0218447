"""Tools for whoever mends the embedded engine; not part of the installed package. Run `python -m workbench --help`.

gaps     what stands before and after quotation marks, and before أن and إن, that no statement covers
sample   what the engine says of articles drawn at random, to be read as an editor would
errors   what differs from annotated articles, by class of error
compare  what differs between two files of predictions, before and after a change

All read articles from folders of `.txt` files, single `.txt` files, and `.jsonl` or `.jsonl.gz` files with `id` and `text`.
"""
