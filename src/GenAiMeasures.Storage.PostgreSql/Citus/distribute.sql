-- Distributes the tables of a ledger over the workers of a Citus cluster. Run once, on the coordinator, in the ledger's schema, after the
-- first start of an instance has made the tables and before there are many records (what is in them is moved):
--
--   psql -v ON_ERROR_STOP=1 -c 'SET search_path TO genai_measures' -f distribute.sql
--
-- Running it again changes nothing. Change the number of shards before the first run (docs/scale.md): SET citus.shard_count = 64.

DO $$
DECLARE
    entry record;
BEGIN
    -- the same small rows on every node: every statement of a log joins or locks them
    FOR entry IN SELECT unnest(ARRAY['instances', 'settings', 'leases', 'erasures']) AS name LOOP
        IF to_regclass(entry.name) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = to_regclass(entry.name)) THEN
            PERFORM create_reference_table(entry.name);
        END IF;
    END LOOP;

    -- what belongs to a log lies together, so that a commit of one writer is a transaction on one node
    IF NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'heads'::regclass) THEN
        PERFORM create_distributed_table('heads', 'log_id');
    END IF;

    FOR entry IN SELECT unnest(ARRAY['records', 'parts', 'tiles', 'open_exchanges']) AS name LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = entry.name::regclass) THEN
            PERFORM create_distributed_table(entry.name, 'log_id', colocate_with => 'heads');
        END IF;
    END LOOP;

    -- a person's keys lie together: an erasure touches one shard of them
    IF NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'keys'::regclass) THEN
        PERFORM create_distributed_table('keys', 'lookup', colocate_with => 'none');
    END IF;

    -- standing, agreements, incidents and cases stay on the coordinator: they are small, and their statements span tables
END
$$;
