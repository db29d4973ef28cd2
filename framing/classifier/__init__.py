"""Document with evidence -> the probability that a sentence is worded in a loaded way, and what adds to it.

``features`` says what a sentence is turned into, ``model`` holds and loads weights, ``score`` applies them and
explains. ``fit`` learns them, and nothing but ``fit`` needs scikit-learn.
"""

from __future__ import annotations

from framing.classifier.features import Look, Looks, Reader, known_words
from framing.classifier.model import Model, probability
from framing.classifier.model import load as load_model
from framing.classifier.model import shipped as shipped_model
from framing.classifier.score import Contribution, Explanation, logits, probabilities
from framing.classifier.score import explain as explained

__all__ = [
    "Contribution",
    "Explanation",
    "Look",
    "Looks",
    "Model",
    "Reader",
    "explained",
    "known_words",
    "load_model",
    "logits",
    "probabilities",
    "probability",
    "shipped_model",
]
