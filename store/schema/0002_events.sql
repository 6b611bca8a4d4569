-- +goose Up

-- Everything that is no answer is found by its kind: people and what is kept
-- of them, batches, assignments, reveals, and how final answers were decided.

DROP INDEX current_events;

CREATE INDEX current_events ON current (kind, subject, field, value)
    WHERE kind = 'article' OR kind = 'target' OR kind = 'person' OR kind = 'project'
       OR kind = 'attribute' OR kind = 'batch' OR kind = 'assignment' OR kind = 'reveal'
       OR kind = 'outcome' OR kind = 'reason' OR kind = 'cause';

PRAGMA user_version = 2;
