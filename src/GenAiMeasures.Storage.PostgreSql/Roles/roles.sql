-- Roles without login for the schema genai_measures; replace the name where yours is another. Run as the owner of the tables, after the
-- first start and again after each update of the package. Give a service's account the roles of its tasks:
--   GRANT genai_measures_writer TO my_service;
-- writer: what recording and serving need. It deletes no record, no header, no key.
-- reader: what verifying and showing need; what it reads is sealed unless the key file is there too.
-- eraser: destroys keys, boxes and the working state of a person. It touches no header.
-- The owner alone makes and drops partitions: let it run the deletion by terms, or run that in the one process that logs in as the owner.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'genai_measures_writer') THEN CREATE ROLE genai_measures_writer NOLOGIN; END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'genai_measures_reader') THEN CREATE ROLE genai_measures_reader NOLOGIN; END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'genai_measures_eraser') THEN CREATE ROLE genai_measures_eraser NOLOGIN; END IF;
END $$;

GRANT USAGE ON SCHEMA genai_measures TO genai_measures_writer, genai_measures_reader, genai_measures_eraser;
GRANT SELECT ON ALL TABLES IN SCHEMA genai_measures TO genai_measures_writer, genai_measures_reader, genai_measures_eraser;

GRANT INSERT ON genai_measures.instances, genai_measures.settings, genai_measures.leases, genai_measures.heads, genai_measures.records, genai_measures.parts,
    genai_measures.tiles, genai_measures.open_exchanges, genai_measures.keys, genai_measures.standing, genai_measures.standing_counted,
    genai_measures.agreements, genai_measures.incidents, genai_measures.cases, genai_measures.global_head, genai_measures.global_leaves,
    genai_measures.global_tiles, genai_measures.global_checkpoints TO genai_measures_writer;
GRANT UPDATE ON genai_measures.instances, genai_measures.settings, genai_measures.leases, genai_measures.heads, genai_measures.standing,
    genai_measures.incidents, genai_measures.cases, genai_measures.global_head TO genai_measures_writer;
-- what it sealed under a key that was destroyed meanwhile
GRANT UPDATE (key, box) ON genai_measures.parts TO genai_measures_writer;
GRANT DELETE ON genai_measures.open_exchanges, genai_measures.standing_counted TO genai_measures_writer;

GRANT UPDATE (key, box) ON genai_measures.parts TO genai_measures_eraser;
GRANT UPDATE (epoch, wrapped, restricted) ON genai_measures.keys TO genai_measures_eraser;
GRANT DELETE ON genai_measures.keys, genai_measures.standing, genai_measures.agreements TO genai_measures_eraser;
GRANT INSERT ON genai_measures.erasures, genai_measures.erased_names TO genai_measures_eraser;
GRANT UPDATE (at) ON genai_measures.erased_names TO genai_measures_eraser;
GRANT UPDATE (version, subject, body) ON genai_measures.incidents TO genai_measures_eraser;
