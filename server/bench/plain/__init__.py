"""
The baseline: the same pages and orders made the ordinary way, by Django's ORM over the rooms' own tables, with ninja
and pydantic, served by the same granian with the same settings. Written as a good programmer in a hurry would: joins
are prefetched, what is read is indexed, nothing is done twice. It is measured in the same run and serves nobody else.
"""
