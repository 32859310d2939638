-- Instances with a journal of their own, and the log over the checkpoints of all logs.

ALTER TABLE instances ADD COLUMN journal boolean NOT NULL DEFAULT false;
ALTER TABLE instances ADD COLUMN stopped boolean NOT NULL DEFAULT false; -- ended by itself with everything shipped, and may come back
ALTER TABLE instances ADD COLUMN noted boolean NOT NULL DEFAULT false; -- that its logs were closed is on record

-- what was destroyed, by a digest of whose, which class and which month: an instance that could not be asked destroys its own keys of that name
CREATE TABLE erased_names (
    tag bytea PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX erased_names_by_time ON erased_names (at);

CREATE TABLE global_head (
    one integer PRIMARY KEY CHECK (one = 1),
    fence bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    frontier bytea NOT NULL
);

CREATE TABLE global_leaves (
    leaf bigint PRIMARY KEY,
    log_id uuid NOT NULL,
    size bigint NOT NULL,
    checkpoint text NOT NULL, -- origin, size, root: three lines, which the leaf's hash stands for
    hash bytea NOT NULL
);
CREATE INDEX global_leaves_by_log ON global_leaves (log_id, size);

CREATE TABLE global_tiles (
    tile bigint PRIMARY KEY,
    hash bytea NOT NULL
);

CREATE TABLE global_checkpoints (
    size bigint PRIMARY KEY,
    note text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
