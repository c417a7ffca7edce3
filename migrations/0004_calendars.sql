-- Calendars of their own: a name people give, a draft that may change, versions that never do.
-- What stands in `draft` is a calendar file; so is the text of every version made from here on.

ALTER TABLE calendar ADD COLUMN draft TEXT CHECK (length(draft) > 0);
ALTER TABLE calendar ADD COLUMN sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1));
ALTER TABLE calendar ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE calendar ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

-- 1 marks a version that somebody published in the editor: contracts move to it on its day. The
-- others came with a policy and count for that policy alone.
ALTER TABLE calendar_version ADD COLUMN revision INTEGER NOT NULL DEFAULT 0 CHECK (revision IN (0, 1));

CREATE INDEX policy_version_on_calendar ON policy_version (calendar_version_id);

-- So far a calendar bore the key of its policy. Where two policies share a name, the key stays.
UPDATE OR IGNORE calendar
   SET name = (SELECT policy.name FROM policy WHERE policy.key = calendar.name AND policy.deleted_at IS NULL)
 WHERE EXISTS (SELECT 1 FROM policy WHERE policy.key = calendar.name AND policy.deleted_at IS NULL);

UPDATE calendar
   SET changed_at = created_at,
       sample = EXISTS (
           SELECT 1 FROM calendar_version
             JOIN policy_version ON policy_version.calendar_version_id = calendar_version.id
             JOIN policy ON policy.id = policy_version.policy_id
            WHERE calendar_version.calendar_id = calendar.id AND policy.sample = 1);
