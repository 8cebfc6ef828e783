"""The terminal application in which an analyst reviews what was read: ``main.open_review`` starts it.

A queue of claims, links, proposed outlets or findings; beside it the words and what they rest on; one key a decision.
Every decision is one transaction of the store, made when its key is pressed: nothing waits to be saved.
"""
