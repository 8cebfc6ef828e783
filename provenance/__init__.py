"""Claims, the sources they rest on, and how far to trust them.

Data flows one way, and each stage hands on one obvious type::

    path ─load→ Document ─extract→ Reading(claims, citations, hedges, quantities, problems)
    Reading ─resolve→ sources ─store→ rows
    rows ─facts→ frozen read models ─link | rate | audit→ links, records, findings ─store→ rows
    facts ─report | exchange→ text that leaves

``workflow`` runs the stages, ``cli`` and ``review`` talk to people. Imports point down only, and siblings never meet.
"""

__version__ = "0.1.0"
