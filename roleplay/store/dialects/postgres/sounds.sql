-- A sound that no call and no comment names any more is gone from the database, whoever took the name away: a deletion,
-- retention, erasure. Objects beside the database are noted, and deleted by the next program that can: a deletion that
-- is cut off, or done on a computer that does not know their store, leaves none behind for ever (sound_archive.py).

CREATE OR REPLACE FUNCTION roleplay.lost_sound() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.recording IS DISTINCT FROM OLD.recording THEN
        DELETE FROM sounds WHERE name = OLD.recording;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER lost_sound_of_session AFTER UPDATE OF recording ON roleplay.sessions
    FOR EACH ROW WHEN (OLD.recording <> '') EXECUTE FUNCTION roleplay.lost_sound();
CREATE OR REPLACE TRIGGER lost_sound_of_comment_changed AFTER UPDATE OF recording ON roleplay.comments
    FOR EACH ROW WHEN (OLD.recording <> '') EXECUTE FUNCTION roleplay.lost_sound();
CREATE OR REPLACE TRIGGER lost_sound_of_comment AFTER DELETE ON roleplay.comments
    FOR EACH ROW WHEN (OLD.recording <> '') EXECUTE FUNCTION roleplay.lost_sound();

CREATE OR REPLACE FUNCTION roleplay.lost_object() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.kept IS DISTINCT FROM OLD.kept THEN
        INSERT INTO lost_objects (kept, lost_at) VALUES (OLD.kept, clock_timestamp() AT TIME ZONE 'UTC')
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER lost_object AFTER UPDATE OF kept OR DELETE ON roleplay.sounds
    FOR EACH ROW WHEN (OLD.kept NOT IN ('database', 'coming')) EXECUTE FUNCTION roleplay.lost_object();
