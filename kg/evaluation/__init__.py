"""How well the reading agrees with annotated reports: the figures anyone can reproduce with ``kg evaluate``.

Works on the JSON of ``kg extract --format json``, so that it scores any extractor, not only this one.
"""
