"""Document to Reading: sentences, citations, attributions, hedges, quantities, dates, claims. Pure.

``read`` is the whole of it; names are left as they are written, for ``provenance.resolve`` to tie to sources.
"""

from provenance.extract.read import read

__all__ = ["read"]
