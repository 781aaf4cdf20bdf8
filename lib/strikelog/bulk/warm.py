"""Importing this loads the language model and the gazetteer: what a fork of the process need not load again."""

from strikelog.extract import extract
from strikelog.model import Article

extract(Article("Air defences shot down 13 of 15 drones over Kyiv on Friday, and two people were injured."))
