"""Words -> labelled texts, ranked with scores. Pure: built once from the knowledge, the same on every machine and database.

A text becomes the characters, pairs and triples of its Chinese and the stems of its Latin words, after folding the vocabulary's synonyms.
A label's score is how near the question comes to the nearest texts of that label (cosine of tf-idf weights), between 0 and 1.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from bot.folding import Matcher, fold
from bot.knowledge import Vocabulary

_RUNS = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]{5,}")  # shorter ones are too easily taken for one another
_ENDINGS = re.compile(r"(?:ings?|ed|es|s|e|y|ies)$")
GRAM_WEIGHTS = {1: 0.35, 2: 1.0, 3: 0.9}
LATIN_WEIGHT = 2.0
PAIR_WEIGHT = 1.0
SURE_OF_A_TYPO = 84  # of 100, rapidfuzz's ratio
BEST_COUNTS = 0.7  # of a label's score; the rest is the mean of its three nearest texts


@dataclass(frozen=True, slots=True)
class Hit:
    """A label and how well it fits, 0 to 1."""

    label: str
    score: float


class Words:
    """How a text is read: synonyms folded to one word, fillers dropped."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._to: dict[str, str] = {}
        for line in vocabulary.same:
            first = fold(line[0])
            self._to |= {fold(word): first for word in line}
        for word in vocabulary.ignore:
            self._to.setdefault(fold(word), "")
        self._matcher = Matcher(self._to)
        self.latin = {word for each in self._to for word in _LATIN.findall(each)}

    def normalise(self, text: str) -> str:
        """The text with every known word replaced by the first of its line, the longest first."""
        folded, parts, position = fold(text), [], 0
        while position < len(folded):
            word = self._matcher.longest_at(folded, position)
            if word is None:
                parts.append(folded[position])
                position += 1
                continue
            to = self._to[word]
            parts.append(f" {to} " if word[0].isascii() else to)
            position += len(word)
        changed = "".join(parts)
        return changed if _RUNS.search(changed) else folded

    def features(self, text: str) -> Counter[str]:
        found: Counter[str] = Counter()
        latin: list[str] = []
        for run in _RUNS.findall(self.normalise(text)):
            if run[0].isascii():
                if not run.isdecimal():  # an amount or a year says nothing of the topic
                    latin.append(stem(run))
                continue
            for size, weight in GRAM_WEIGHTS.items():
                for start in range(len(run) - size + 1):
                    found[run[start : start + size]] += weight  # type: ignore[assignment]
        for word in latin:
            found[word] += LATIN_WEIGHT  # type: ignore[assignment]
        for pair in pairwise(latin):
            found["+".join(pair)] += PAIR_WEIGHT  # type: ignore[assignment]
        return found


def stem(word: str) -> str:
    """A Latin word without its English ending."""
    return _ENDINGS.sub("", word) if len(word) > 4 else word


class Index:
    """Texts with labels, ready to be searched."""

    def __init__(self, texts: Iterable[tuple[str, str]], words: Words) -> None:
        self._words = words
        self._labels: list[str] = []
        counts: list[Counter[str]] = []
        listed = list(texts)
        for label, text in listed:
            self._labels.append(label)
            counts.append(words.features(text))
        self._of_label = Counter(self._labels)
        seen_in = Counter(feature for each in counts for feature in each)
        total = len(counts) or 1
        self._idf = {feature: math.log(1 + total / n) for feature, n in seen_in.items()}
        self._unseen = math.log(1 + total)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, each in enumerate(counts):
            weights = {feature: math.sqrt(n) * self._idf[feature] for feature, n in each.items()}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            for feature, weight in weights.items():
                self._postings[feature].append((number, weight / length))
        self._known_latin = {word for _, text in listed for word in _LATIN.findall(fold(text))} | words.latin
        self._latin = sorted(self._known_latin)

    def rank(self, text: str) -> list[Hit]:
        """Every label with any likeness, best first; equal scores in the order of the labels' names."""
        weights: dict[str, float] = {}
        for feature, n in self._words.features(self._mended(text)).items():
            weights[feature] = math.sqrt(n) * self._idf.get(feature, self._unseen)
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in weights.items():
            for number, other in self._postings.get(feature, ()):
                scores[number] += weight * other / length
        nearest: dict[str, list[float]] = defaultdict(list)
        for number, score in scores.items():
            nearest[self._labels[number]].append(score)
        hits = []
        for label, each in nearest.items():
            each.sort(reverse=True)
            few = min(3, self._of_label[label])
            hits.append(Hit(label, BEST_COUNTS * each[0] + (1 - BEST_COUNTS) * sum(each[:few]) / few))
        return sorted(hits, key=lambda hit: (-hit.score, hit.label))

    def _mended(self, text: str) -> str:
        """The text with mistyped Latin words replaced by the known ones that were meant."""
        return _LATIN.sub(lambda match: self._meant(match[0]), fold(text))

    def _meant(self, word: str) -> str:
        if word in self._known_latin or stem(word) in self._idf:
            return word
        best = process.extractOne(word, self._latin, scorer=fuzz.ratio, score_cutoff=SURE_OF_A_TYPO)
        return best[0] if best else word
