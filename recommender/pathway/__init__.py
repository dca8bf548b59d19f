"""Pathways: which opportunities, in which order, on which dates, within the limits of one person.

``problem`` holds the numbers of one question, ``greedy`` answers it fast, ``relaxation`` bounds the best answer from
above, ``search`` finds it, ``alternatives`` makes up to three that differ, ``planner`` speaks in opportunities.
"""
