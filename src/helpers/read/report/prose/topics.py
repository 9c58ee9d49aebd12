"""What an item is about, spelled out: 提升专题监督质效 is about 专题民意监督.

Its tests: test_quoting.py.
"""

import re

from helpers.read.language import any_of, words_of

LONGEST_TOPIC = 12


def topic_of(words: str) -> str:
    """What an item is about: 提升民主评议质效 → 民主评议; nothing where only its frame is known."""
    opening = re.match(any_of(words_of("opens_an_item", "word")) + "+", words)
    ending = re.search(any_of(words_of("ends_an_item", "word")) + "$", words)
    return words[opening.end() : ending.start()] if opening and ending else ""


def spelled_out(topic: str, text: str) -> str:
    """The longer name that a topic abbreviates, where the text has it: 专题民意监督 for 专题监督."""
    cuts = range(2, min(len(topic), LONGEST_TOPIC) - 1)
    longer = (
        re.search(re.escape(topic[:cut]) + "[^的和与及，。；：、（）]{1,4}" + re.escape(topic[cut:]), text)
        for cut in cuts
    )
    return next((found[0] for found in longer if found), topic)
