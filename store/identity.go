package store

// sqlIdentify gives a project its id, once: that of its oldest entry about
// itself. Its copies and packs hold that entry too, so they say the same.
const sqlIdentify = `INSERT INTO identity (project)
SELECT id FROM log AS l WHERE kind = 'project' AND NOT EXISTS (SELECT 1 FROM identity) ORDER BY ` + inLogOrder + ` LIMIT 1`
