-- The ledger. Every key contains its distribution column: log_id for what belongs to a log, lookup for keys.
-- "shelf" is month * 100 + retention class, such as 20261101: what ends together lies together, and goes with its partition.

CREATE TABLE instances (
    id uuid PRIMARY KEY,
    number integer NOT NULL UNIQUE,
    name text NOT NULL,
    started timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz NOT NULL,
    fence bigint NOT NULL DEFAULT 0,
    state smallint NOT NULL DEFAULT 0 -- 0 writes, 1 was fenced off, 2 ended by itself
);

CREATE TABLE settings (
    name text PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE leases (
    name text PRIMARY KEY,
    holder uuid NOT NULL,
    fence bigint NOT NULL,
    until timestamptz NOT NULL
);

CREATE TABLE heads (
    log_id uuid PRIMARY KEY,
    instance uuid NOT NULL, -- who writes it
    keeper uuid NOT NULL, -- who settles what is open in it: the writer, or whoever took over after its end
    class smallint NOT NULL,
    month integer NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    frontier bytea NOT NULL,
    state smallint NOT NULL DEFAULT 0, -- LedgerLogState
    began timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX heads_by_instance ON heads (instance);
CREATE INDEX heads_by_keeper ON heads (keeper);

CREATE TABLE records (
    log_id uuid NOT NULL,
    seq bigint NOT NULL,
    shelf integer NOT NULL,
    clock bigint NOT NULL,
    header bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    PRIMARY KEY (log_id, seq, shelf)
) PARTITION BY RANGE (shelf);
CREATE INDEX records_by_clock ON records (clock, log_id, seq);
CREATE TABLE records_rest PARTITION OF records DEFAULT;

CREATE TABLE parts (
    log_id uuid NOT NULL,
    seq bigint NOT NULL,
    part smallint NOT NULL,
    shelf integer NOT NULL,
    key bigint,
    box bytea,
    PRIMARY KEY (log_id, seq, part, shelf)
) PARTITION BY RANGE (shelf);
ALTER TABLE parts ALTER COLUMN box SET STORAGE EXTERNAL;
CREATE INDEX parts_by_key ON parts (key) WHERE key IS NOT NULL;
CREATE TABLE parts_rest PARTITION OF parts DEFAULT;

CREATE TABLE tiles (
    log_id uuid NOT NULL,
    tile bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (log_id, tile)
);

CREATE TABLE open_exchanges (
    log_id uuid NOT NULL,
    exchange uuid NOT NULL,
    leaf_hash bytea NOT NULL,
    key bigint,
    PRIMARY KEY (log_id, exchange)
);

CREATE TABLE keys (
    lookup bytea NOT NULL,
    class smallint NOT NULL,
    month integer NOT NULL,
    number bigint NOT NULL, -- unique by the way it is made (KeyNumbers), never given twice
    epoch integer NOT NULL,
    wrapped bytea NOT NULL,
    restricted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (lookup, class, month, number)
);
CREATE INDEX keys_by_number ON keys (number);

CREATE TABLE erasures (
    number bigint PRIMARY KEY,
    fingerprint text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX erasures_by_time ON erasures (at);
