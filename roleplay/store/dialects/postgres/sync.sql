-- Changes get their numbers while they are committed (see sync_postgres.py): a row of `sync_items` that was counted stands
-- at -1 where this store has changed the thing itself, and lower where it was taken over from elsewhere.
--
-- Who numbers keeps all others who do waiting until the commit is on the disk, so that nobody who has seen a number can
-- miss a lower one that is committed later. Therefore it is the last thing that a transaction does, and it happens on the
-- server alone: a computer that is slow with its next statement makes nobody wait. The lock is handed on in the order in
-- which it was asked for; on the row of the counter itself latecomers overtake, and some wait for minutes.
CREATE OR REPLACE FUNCTION roleplay.sync_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp SET lock_timeout = '100s' AS $$
DECLARE
    its record;
    many bigint;
BEGIN
    SELECT number INTO its FROM sync_items WHERE kind = NEW.kind AND mark = NEW.mark;
    IF its.number IS NULL OR its.number >= 0 THEN
        RETURN NULL;  -- this is asked for each row; the first one has numbered them all
    END IF;
    PERFORM pg_advisory_xact_lock({{counting}});
    SELECT count(*) INTO many FROM sync_items WHERE number < 0;  -- of this transaction: nobody sees those of others
    INSERT INTO sync_state AS kept (id, machine, counter) VALUES (1, replace(gen_random_uuid()::text, '-', ''), many)
    ON CONFLICT (id) DO UPDATE SET counter = kept.counter + many RETURNING machine, counter - many AS before INTO its;
    UPDATE sync_items AS item SET number = its.before + place,
        versions = CASE WHEN counted.number = -1
            THEN (versions::jsonb || jsonb_build_object(its.machine, its.before + place))::text ELSE versions END
    FROM (SELECT kind, mark, number, row_number() OVER (ORDER BY number DESC, kind, mark) AS place
        FROM sync_items WHERE number < 0) AS counted
    WHERE item.kind = counted.kind AND item.mark = counted.mark;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS sync_numbered ON roleplay.sync_items;
CREATE CONSTRAINT TRIGGER sync_numbered AFTER INSERT OR UPDATE OF number ON roleplay.sync_items
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.number < 0) EXECUTE FUNCTION roleplay.sync_number();
