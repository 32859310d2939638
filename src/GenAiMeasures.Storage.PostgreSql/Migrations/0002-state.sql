-- The working state of people and cases, shared by all instances. "changed" is the database's clock: what other instances changed is
-- asked for by it, over an overlap that is longer than any transaction, because transactions do not end in the order of their clocks.

CREATE TABLE standing (
    subject text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    standing smallint NOT NULL,
    unrecorded integer NOT NULL,
    watched boolean NOT NULL, -- whether it differs from that of somebody of whom nothing is known
    body bytea NOT NULL,
    changed timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX standing_by_standing ON standing (standing, subject) WHERE standing > 0;
CREATE INDEX standing_unrecorded ON standing (subject) WHERE unrecorded > 0;
CREATE INDEX standing_watched ON standing (subject) WHERE watched;
CREATE INDEX standing_by_change ON standing (changed);

CREATE TABLE standing_counted (
    exchange uuid PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX standing_counted_by_time ON standing_counted (at);

CREATE TABLE agreements (
    subject text COLLATE "C" NOT NULL,
    version text NOT NULL,
    accepted_at bigint NOT NULL,
    PRIMARY KEY (subject, version)
);

CREATE TABLE incidents (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    kind smallint NOT NULL,
    closed boolean NOT NULL,
    unrecorded integer NOT NULL,
    subject text COLLATE "C",
    body bytea NOT NULL
);
CREATE INDEX incidents_open ON incidents (id) WHERE NOT closed;
CREATE INDEX incidents_unrecorded ON incidents (id) WHERE unrecorded > 0;
CREATE INDEX incidents_by_subject ON incidents (subject) WHERE subject IS NOT NULL;

CREATE TABLE cases (
    kind text NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    open boolean NOT NULL,
    due bigint,
    wake bigint,
    unrecorded integer NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX cases_by_due ON cases (kind, open, due, id) WHERE due IS NOT NULL;
CREATE INDEX cases_by_wake ON cases (kind, wake) WHERE wake IS NOT NULL;
CREATE INDEX cases_unrecorded ON cases (kind, id) WHERE unrecorded > 0;
