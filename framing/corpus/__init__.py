"""Very many articles: scored in chunks, kept as Parquet, grouped, profiled and asked about with SQL."""
