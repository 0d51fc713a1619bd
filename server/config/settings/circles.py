"""From how many followers on an account is popular, and stays so."""

# What a popular account publishes is fetched by its readers; what others publish is put before theirs, each by each.
POPULAR_FROM_FOLLOWERS = 5_000
