"""A small customer as somebody wrote it by hand, remarks and all."""

from __future__ import annotations

FILE = """\
# Ruth Hale has no heating.
roleplay: 1
id: cold-flat
version: 1
languages: [en, pl]
title: {en: The cold flat, pl: Zimne mieszkanie}
summary: {en: No heating., pl: Brak ogrzewania.}
role: {en: You answer the phone., pl: Odbierasz telefon.}
customer:
  name: Ruth Hale
  voice: dana   # a soft one
  matter: {hard: {en: Heating., pl: Ogrzewanie.}, feeling: fear, soft: {en: Her son coughs., pl: Syn kaszle.}}
goals: {feeling: heard, matter: heard}
breaking_point: {heat: 100, next: gone}
start: pick-up
shared_silence: [{next: gone}]
shared_otherwise: [{effects: {heat: 3}}]
nodes:
  pick-up:
    says: [{id: pick-up-1, text: {en: Two days!, pl: Dwa dni!}}]
    replies:
      - id: sympathy
        techniques: [empathy]
        effects: {set: [heard]}
        next: solved
  solved: {outcome: solved}
  gone: {outcome: customer_left}
"""
