"""What a revision changed, told line by line."""

from provenance.cli.changes import describe_changes


def test_what_was_made_is_told_with_a_plus_and_what_was_removed_with_a_minus() -> None:
    made = {"id": 3, "text": "fog", "version": 1, "cues": [{"id": 7, "kind": "adverb", "span_start": 2, "span_end": 5}]}
    assert list(describe_changes(None, made)) == ["+ cues 7: kind adverb, at 2-5", "+ id: 3", "+ text: fog"]
    assert list(describe_changes(made, None)) == ["- cues 7: kind adverb, at 2-5", "- id: 3", "- text: fog"]


def test_only_what_differs_is_told_and_nothing_is_nothing() -> None:
    before = {"state": "read", "section": None, "tags": ["a"], "version": 1}
    after = {"state": "accepted", "section": "Roads", "tags": ["a", "b"], "version": 2}
    assert list(describe_changes(before, after)) == [
        "- section: nothing",
        "+ section: Roads",
        "- state: read",
        "+ state: accepted",
        "- tags: ['a']",
        "+ tags: ['a', 'b']",
    ]
    assert list(describe_changes(before, before)) == []


def test_rows_are_known_by_their_number_or_by_what_they_tie() -> None:
    before = {"case_documents": [{"case_id": 1, "document_id": 2}], "places": [{"id": 4, "name": "Tarn"}]}
    after = {"case_documents": [], "places": [{"id": 4, "name": "Tarn Hill"}, {"id": 5}], "added": 1}
    assert list(describe_changes(before, after)) == [
        "+ added: 1",
        "- case_documents 1 2: {'case_id': 1, 'document_id': 2}",
        "~ places 4: name Tarn → Tarn Hill",
        "+ places 5: {'id': 5}",
    ]
