"""The app: pages and actions over a review database, for browsers that are not trusted.

``routes`` lists every address with the role it asks for; ``guard`` is in front of all of them.
"""
