"""From reports to an estimation that tells what it rests on: the one way in for commands and stories."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from provenance.errors import UsageError
from provenance.model.estimates import (
    UNDETERMINED_BELOW,
    EstimateOptions,
    Estimation,
    Method,
    ObjectEstimate,
    Prior,
    Report,
    SourceEstimate,
    ValueEstimate,
)
from provenance.rate.beta_em import fit_beta_em
from provenance.rate.choosing import MOST_LABELS, choose_method
from provenance.rate.crh import fit_crh
from provenance.rate.dawid_skene import fit_dawid_skene
from provenance.rate.dependence import MOST_REPORTS, find_hints
from provenance.rate.fits import TIE, Fit, find_comparable, gather_evidence
from provenance.rate.gibbs import fit_gibbs
from provenance.rate.lineage import find_roots
from provenance.rate.majority import find_votes, fit_majority
from provenance.rate.priors import UNRATED, find_nearest_letter
from provenance.rate.sums import fit_sums
from provenance.rate.tables import Bools, Floats, Ints, ReportTable, build_table
from provenance.rate.truthfinder import fit_truthfinder

FITS: Mapping[Method, Callable[[ReportTable, Mapping[str, Prior], EstimateOptions], Fit]] = {
    Method.MAJORITY: fit_majority,
    Method.SUMS: fit_sums,
    Method.TRUTHFINDER: fit_truthfinder,
    Method.CRH: fit_crh,
    Method.DAWID_SKENE: fit_dawid_skene,
    Method.BETA_EM: fit_beta_em,
    Method.GIBBS: fit_gibbs,
}
SCORES = frozenset({Method.MAJORITY, Method.SUMS, Method.TRUTHFINDER, Method.CRH})


@dataclass(frozen=True, slots=True, eq=False)
class _Result:
    """A table with all that was found in it."""

    table: ReportTable
    fit: Fit
    votes: Floats
    stated: Ints
    taught: Bools


def estimate_reports(
    table: Iterable[Report],
    priors: Mapping[str, Prior] | None = None,
    options: EstimateOptions | None = None,
) -> Estimation:
    """Estimate which stated value of each object is likely true, and how reliable each source is.

    Args:
        table: the reports, in any order; the order changes nothing but the random numbers of the sampler.
        priors: what is believed of a source before; whoever has none is unrated (F).
        options: method, seed and settings; declared copies and resolved objects.

    Raises:
        UsageError: if there are no reports, or a method cannot work with this table.
    """
    chosen, given = options or EstimateOptions(), dict(priors or {})
    reports = [report for report in table if report.weight > 0.0]
    roots, loops = find_roots(chosen.copies)
    known = {report.source for report in reports}
    rows = ((item.object, item.value, roots.get(item.source, item.source), item.weight) for item in reports)
    try:
        built = build_table(((row[2], row[0], row[1], row[3]) for row in sorted(rows)), chosen.resolved)
    except ValueError as error:
        message = "there are no reports with a weight above 0"
        raise UsageError(message) from error
    method, why = choose_method(built) if chosen.method is Method.DEFAULT else (chosen.method, "as asked")
    check_method(built, method)
    fit = FITS[method](built, given, chosen)
    result = _Result(
        built, fit, find_votes(built), np.bincount(built.claim, minlength=len(built.claim_object)), _find_taught(built)
    )
    hints = find_hints(built, fit.probability, fit.mean) if chosen.look_for_copies else ()
    return Estimation(
        method,
        why,
        method not in SCORES,
        _describe_objects(result),
        _describe_sources(result, known, roots, gather_evidence(built, given, chosen).total, given),
        hints,
        loops,
        _write_notes(built, method, chosen),
        fit.rounds,
    )


def check_method(table: ReportTable, method: Method) -> None:
    """Refuse a method that cannot work with a table.

    Raises:
        UsageError: if the method needs labels that all objects share, and there are none.
    """
    if method is Method.DAWID_SKENE and len(table.values) > MOST_LABELS:
        message = (
            f"Dawid-Skene needs labels that all objects share, {MOST_LABELS} at the most; "
            f"here are {len(table.values)} values: choose another --method"
        )
        raise UsageError(message)


def _find_taught(table: ReportTable) -> Bools:
    """Tell of each source whether any of its reports can be compared with another root's or a resolved object."""
    comparable = find_comparable(table)[table.report_object]
    taught: Bools = table.sum_sources(comparable.astype(np.float64)) > 0.0
    return taught


def _describe_objects(result: _Result) -> tuple[ObjectEstimate, ...]:
    table, fit = result.table, result.fit
    learned = np.zeros(len(table.objects), dtype=bool)
    learned[table.report_object[result.taught[table.source]]] = True
    described = []
    for thing, name in enumerate(table.objects):
        places = range(int(table.start[thing]), int(table.start[thing] + table.spread[thing]))
        values = sorted((_describe_value(result, place) for place in places), key=lambda value: -value.probability)
        most = max(value.votes for value in values)
        resolved = bool(table.resolved[thing] != -1)
        described.append(
            ObjectEstimate(
                name,
                tuple(values),
                tuple(value.value for value in values if value.votes >= most - TIE),
                float(fit.unstated[thing]),
                None if resolved else _find_doubt(values[0], bool(fit.fragile[thing])),
                not learned[thing] and not resolved,
                resolved,
            )
        )
    return tuple(described)


def _describe_value(result: _Result, place: int) -> ValueEstimate:
    table, fit = result.table, result.fit
    ranged = fit.claim_low is not None and fit.claim_high is not None
    return ValueEstimate(
        table.values[table.claim_value[place]],
        float(fit.probability[place]),
        float(result.votes[place]),
        int(result.stated[place]),
        float(fit.claim_low[place]) if fit.claim_low is not None and ranged else None,
        float(fit.claim_high[place]) if fit.claim_high is not None and ranged else None,
    )


def _find_doubt(likely: ValueEstimate, fragile: bool) -> str | None:
    if likely.probability < UNDETERMINED_BELOW:
        return f"below {UNDETERMINED_BELOW:g}"
    return "one root decides it" if fragile else None


def _describe_sources(
    result: _Result, known: set[str], roots: Mapping[str, str], counts: Floats, priors: Mapping[str, Prior]
) -> tuple[SourceEstimate, ...]:
    table, fit = result.table, result.fit
    place_of = {name: place for place, name in enumerate(table.sources)}
    reports = np.bincount(table.source, minlength=len(table.sources))
    described = []
    for name in sorted(known | set(table.sources)):
        root = roots.get(name, name)
        place = place_of[root]
        prior = priors.get(root, UNRATED)
        count = float(counts[place])
        mean = float(fit.mean[place])
        taught = bool(result.taught[place])
        described.append(
            SourceEstimate(
                name,
                mean,
                float(fit.low[place]),
                float(fit.high[place]),
                int(reports[place]),
                count,
                prior,
                prior.strength / (prior.strength + count),
                find_nearest_letter(mean) if taught else None,
                not taught,
                None if root == name else root,
            )
        )
    return tuple(described)


def _write_notes(table: ReportTable, method: Method, options: EstimateOptions) -> tuple[str, ...]:
    notes = []
    if method in SCORES:
        notes.append("this method's figures are scores, no probabilities; take no decision by their size")
    if options.look_for_copies and len(table.source) > MOST_REPORTS:
        notes.append(f"dependent sources are looked for up to {MOST_REPORTS:,} reports only")
    return tuple(notes)
