-- MSP Desk, version 8 of the database: which version a contract's own row shows.
--
-- A version may be signed for a later day. Lists, fees and the board show what holds now: the row of a contract takes on
-- a version's policy, services and continuity on that day, not when it is signed. A draft's row is the draft itself.

ALTER TABLE contract ADD COLUMN version_in_force_id BLOB REFERENCES contract_version (id);

UPDATE contract
   SET version_in_force_id = (
       SELECT contract_version.id
         FROM contract_version
        WHERE contract_version.contract_id = contract.id AND contract_version.state = 'signed'
        ORDER BY contract_version.number DESC
        LIMIT 1);
