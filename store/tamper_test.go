package store

// guards drops the triggers that hold a project together, for a test that
// tampers with it by the shell, and lets it write to the views that show the
// log and what stands by it as if they were tables.
const guards = `
DROP TRIGGER log_is_never_changed; DROP TRIGGER log_is_never_deleted;
DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted;
DROP TRIGGER paragraph_is_never_changed; DROP TRIGGER paragraph_is_never_deleted;
DROP TRIGGER codebook_is_never_changed; DROP TRIGGER codebook_is_never_deleted;
PRAGMA recursive_triggers = on;
` + tamperLog + tamperCurrent

// The words of a time become milliseconds again where they can be read.
const tamperLog = `
CREATE TEMP TRIGGER log_added INSTEAD OF INSERT ON main.log BEGIN
  INSERT OR IGNORE INTO scope (subject, layer, round, annotator, unsure, look) VALUES (new.subject, new.layer, new.round, new.annotator, 0, 0);
  INSERT OR IGNORE INTO slot (kind, field, target, option) VALUES (new.kind, new.field, new.target, new.option);
  INSERT OR IGNORE INTO writer (author, device) VALUES (new.author, new.device);
  INSERT OR IGNORE INTO provenance (codebook, origin, early) VALUES (new.codebook, new.origin, new.early);
  INSERT INTO entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms, provenance, writer, action, undoes, erased)
  SELECT s.number, a.number,
    (SELECT coalesce(max(e.nth), 0) + 1 FROM entry AS e WHERE e.scope = s.number AND e.slot = a.number),
    new.id, new.value, new.replaces, new.also, new.stamp,
    CASE WHEN strftime('%Y-%m-%dT%H:%M:%fZ', new.decided_at) IS new.decided_at
      THEN CAST(strftime('%s', new.decided_at) AS INTEGER) * 1000 + CAST(substr(new.decided_at, 21, 3) AS INTEGER)
      ELSE new.decided_at END,
    new.elapsed_ms, m.number, h.number, new.action, new.undoes, new.erased
  FROM scope AS s, slot AS a, writer AS h, provenance AS m
  WHERE s.subject = new.subject AND s.layer = new.layer AND s.round = new.round AND s.annotator = new.annotator
    AND a.kind = new.kind AND a.field = new.field AND a.target = new.target AND a.option = new.option
    AND h.author = new.author AND h.device = new.device
    AND m.origin = new.origin AND m.early = new.early AND m.codebook IS new.codebook;
END;
CREATE TEMP TRIGGER log_deleted INSTEAD OF DELETE ON main.log BEGIN
  DELETE FROM entry WHERE id = old.id;
END;
CREATE TEMP TRIGGER log_changed INSTEAD OF UPDATE ON main.log BEGIN
  DELETE FROM entry WHERE id = old.id;
  INSERT INTO log (id, kind, subject, layer, round, annotator, field, target, option, value, replaces, also, early, stamp, decided_at,
    elapsed_ms, codebook, origin, action, device, author, undoes, erased)
  VALUES (new.id, new.kind, new.subject, new.layer, new.round, new.annotator, new.field, new.target, new.option, new.value, new.replaces,
    new.also, new.early, new.stamp, new.decided_at, new.elapsed_ms, new.codebook, new.origin, new.action, new.device, new.author,
    new.undoes, new.erased);
END;
`

const tamperCurrent = `
CREATE TEMP TRIGGER current_deleted INSTEAD OF DELETE ON main.current BEGIN
  DELETE FROM latest
  WHERE scope = (SELECT number FROM scope
      WHERE subject = old.subject AND layer = old.layer AND round = old.round AND annotator = old.annotator)
    AND slot = (SELECT number FROM slot
      WHERE kind = old.kind AND field = old.field AND target = old.target AND option = old.option);
END;
CREATE TEMP TRIGGER current_added INSTEAD OF INSERT ON main.current BEGIN
  INSERT OR IGNORE INTO scope (subject, layer, round, annotator, unsure, look) VALUES (new.subject, new.layer, new.round, new.annotator, 0, 0);
  INSERT INTO latest (scope, slot, nth, revision, line, event, value)
  SELECT s.number, a.number, coalesce((SELECT nth FROM entry WHERE id = new.entry), 1), new.revision, 1,
    new.kind NOT IN ('answer', 'submission'), new.value
  FROM scope AS s, slot AS a
  WHERE s.subject = new.subject AND s.layer = new.layer AND s.round = new.round AND s.annotator = new.annotator
    AND a.kind = new.kind AND a.field = new.field AND a.target = new.target AND a.option = new.option;
END;
CREATE TEMP TRIGGER current_changed INSTEAD OF UPDATE ON main.current BEGIN
  UPDATE latest SET revision = new.revision, value = new.value
  WHERE scope = (SELECT number FROM scope
      WHERE subject = old.subject AND layer = old.layer AND round = old.round AND annotator = old.annotator)
    AND slot = (SELECT number FROM slot
      WHERE kind = old.kind AND field = old.field AND target = old.target AND option = old.option);
END;
CREATE TEMP TRIGGER progress_changed INSTEAD OF UPDATE ON main.progress BEGIN
  UPDATE scope SET state = new.state, unsure = new.unsure, look = new.look
  WHERE subject = old.paragraph AND layer = old.layer AND round = old.round AND annotator = old.annotator;
END;
CREATE TEMP TRIGGER progress_deleted INSTEAD OF DELETE ON main.progress BEGIN
  UPDATE scope SET state = NULL
  WHERE subject = old.paragraph AND layer = old.layer AND round = old.round AND annotator = old.annotator;
END;
`
