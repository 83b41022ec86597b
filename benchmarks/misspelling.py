"""How names come to be misspelt: a kind of mistake each, made by chance. Pure."""

import random
from collections.abc import Callable, Collection, Sequence

_KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "n": "bm", "s": "ad", "t": "ry", "r": "et", "l": "k", "m": "n"}
_SOUNDS = [
    tuple(pair.split("/"))
    for pair in "ph/f ck/k wr/r kn/n v/f ie/y ey/y gh/g ee/ea th/t ll/l tt/t w/wh ou/ow c/k y/i er/or".split()
]
_CYRILLIC = str.maketrans("abvgdezijklmnoprstufhy", "абвгдезийклмнопрстуфхы")


def _spoil_one(name: str, chance: random.Random, spoil: Callable[[str], str]) -> str:
    """One word of the name, the longest ones the likelier."""
    words = name.split()
    place = chance.choices(range(len(words)), [len(word) for word in words])[0]
    words[place] = spoil(words[place].lower())
    return " ".join(words)


def typo(name: str, chance: random.Random) -> str:
    """One letter left out, doubled, or one beside it on the keyboard."""

    def spoil(word: str) -> str:
        place = chance.randrange(1, len(word))
        letter = word[place]
        return word[:place] + chance.choice(["", letter * 2, chance.choice(_KEYS.get(letter, "x"))]) + word[place + 1 :]

    return _spoil_one(name, chance, spoil)


def swap(name: str, chance: random.Random) -> str:
    """Two letters changed about."""

    def spoil(word: str) -> str:
        place = chance.randrange(len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return _spoil_one(name, chance, spoil)


def two_typos(name: str, chance: random.Random) -> str:
    """Two mistakes, in whichever words."""
    return typo(swap(name, chance), chance)


def sound(name: str, chance: random.Random) -> str:
    """As it is heard."""

    def spoil(word: str) -> str:
        fitting = [(old, new) for old, new in _SOUNDS if old in word]
        old, new = chance.choice(fitting) if fitting else (word[-1], word[-1] * 2)
        return word.replace(old, new, 1)

    return _spoil_one(name, chance, spoil)


def other_alphabet(name: str, _: random.Random) -> str:
    """In Cyrillic letters, as somebody who reads those writes it down."""
    return name.lower().replace("w", "v").replace("x", "ks").replace("c", "k").replace("q", "k").translate(_CYRILLIC)


def double_barrelled(name: str, chance: random.Random) -> str:
    """The halves of a double name parted, joined, changed about or one alone."""
    first, _, rest = name.partition(" ")
    halves = rest.split("-")
    return f"{first} " + chance.choice([" ".join(halves), "".join(halves), "-".join(reversed(halves)), halves[-1]])


def nobody(names: Sequence[str], borne: Collection[str], chance: random.Random) -> str:
    """A name of the same words that nobody bears: the first name of one with the last of another."""
    while True:
        name = f"{chance.choice(names).partition(' ')[0]} {chance.choice(names).partition(' ')[2]}"
        if name not in borne:
            return name


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda name, _: name,
    "one typing mistake": typo,
    "two letters changed about": swap,
    "two mistakes": two_typos,
    "as it is heard": sound,
    "another alphabet": other_alphabet,
    "double-barrelled": double_barrelled,
}
