-- What calls are found by, kept in step by triggers: see search_index.py, which does the same on SQLite.
--
-- `spoken` holds words without their order of letters being readable as text, but words they are: nobody but the owner
-- reads it. `roleplay.spoken_rows` does for people, and tells them the places in their own calls only.

CREATE TABLE IF NOT EXISTS roleplay.spoken (rowid bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX IF NOT EXISTS ix_spoken_words ON roleplay.spoken USING gin (words) WITH (fastupdate = off);

-- The words of a folded text with their places; `side` is A trainee, B customer, C names. As all that triggers call for
-- each row in PL/pgSQL, which keeps its plans: a function in SQL is planned anew by each of thousands of rows.
CREATE OR REPLACE FUNCTION roleplay.words(folded text, side "char") RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN (SELECT setweight(coalesce(string_agg('''' || left(word, 500) || ''':' || least(place, 16383), ' '), '')::tsvector, side)
    FROM regexp_split_to_table(folded COLLATE "und-x-icu", '[^[:alnum:]]+') WITH ORDINALITY AS split (word, place)
    WHERE word <> '');
END $$;

CREATE OR REPLACE FUNCTION roleplay.second_of(moment timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT (floor(extract(epoch FROM moment))::bigint - {{epoch}}) * {{room}}
$$;

CREATE OR REPLACE FUNCTION roleplay.count_techniques(session bigint, evidence text, step integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
BEGIN
    INSERT INTO session_techniques AS counted (technique, number, uses, costs)
    SELECT one ->> 'technique', session, step * count(*), 0
    FROM json_array_elements(clean_json(evidence) -> 'techniques') AS one
    WHERE session IS NOT NULL GROUP BY 1
    ON CONFLICT (technique, number) DO UPDATE SET uses = counted.uses + excluded.uses;
END $$;

CREATE OR REPLACE FUNCTION roleplay.number_of(session text) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN RETURN (SELECT number FROM session_facts WHERE session_id = session); END $$;

CREATE OR REPLACE FUNCTION roleplay.found_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    INSERT INTO scenario_traits (digest, trait) SELECT NEW.digest, traits(NEW.source) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE
    second bigint := second_of(NEW.started_at);
    its bigint;
BEGIN
    -- Calls of one second must not take the same number, nor wait for each other: who is not through yet holds a lock on
    -- its own. Whether it is taken is looked at under that lock: whoever held it before has committed by then.
    SELECT max(number) + 1 INTO its FROM session_facts WHERE number BETWEEN second AND second + {{room}} - 1;
    its := coalesce(its, second);
    LOOP
        IF pg_try_advisory_xact_lock({{lock}}, hashint8(its)) THEN
            PERFORM FROM session_facts WHERE number = its;  -- a statement of its own, which sees what was committed
            EXIT WHEN NOT FOUND;
        END IF;
        its := its + 1;
    END LOOP;
    INSERT INTO session_facts (number, session_id, state, trainee, trainee_folded, scenario_digest, scenario_id,
        title_folded, outcome, score, seconds, grades, comments)
    SELECT its, NEW.id, NEW.state, NEW.trainee, fold(NEW.trainee), NEW.scenario_digest, scenario_id,
        fold(NEW.scenario_title), NEW.outcome, NULL, NEW.seconds, 0, 0
    FROM scenario_versions WHERE digest = NEW.scenario_digest;
    INSERT INTO spoken (rowid, words) VALUES (its * {{room}} + {{names}}, words(NEW.folded, 'C'));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_session_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    UPDATE session_facts SET state = NEW.state, outcome = NEW.outcome, seconds = NEW.seconds,
        trainee = NEW.trainee, trainee_folded = fold(NEW.trainee)
    WHERE session_id = NEW.id AND (state, outcome, seconds, trainee)
        IS DISTINCT FROM (NEW.state, NEW.outcome, NEW.seconds, NEW.trainee);
    IF NEW.folded IS DISTINCT FROM OLD.folded THEN
        UPDATE spoken SET words = words(NEW.folded, 'C') WHERE rowid = number_of(NEW.id) * {{room}} + {{names}};
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.lost_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE its bigint := number_of(OLD.id);
BEGIN
    DELETE FROM spoken WHERE rowid BETWEEN its * {{room}} AND its * {{room}} + {{names}};
    DELETE FROM session_facts WHERE number = its;  -- the triggers of what hangs on it have nothing to do then
    RETURN OLD;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    INSERT INTO spoken (rowid, words)
    SELECT number * {{room}} + NEW.sequence, words(fold(coalesce(json_text(NEW.payload, 'text'), '')), 'B')
    FROM session_facts WHERE session_id = NEW.session_id
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF NEW.sequence < {{names}} THEN
        INSERT INTO spoken (rowid, words)
        SELECT number * {{room}} + NEW.sequence, words(NEW.folded, 'A')
        FROM session_facts WHERE session_id = NEW.session_id
        ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    END IF;
    PERFORM count_techniques(number_of(NEW.session_id), NEW.evidence, 1);
    RETURN NULL;
END $$;

-- Words that go before their call does (retention), and words that are changed (a name that is masked).
CREATE OR REPLACE FUNCTION roleplay.lost_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    DELETE FROM spoken
    WHERE rowid = number_of(OLD.session_id) * {{room}} + OLD.sequence AND OLD.sequence < {{names}};
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.changed_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    UPDATE spoken SET words = words(coalesce(
        (SELECT folded FROM corrections WHERE session_id = NEW.session_id AND sequence = NEW.sequence),
        (SELECT folded FROM turns WHERE session_id = NEW.session_id AND sequence = NEW.sequence)), 'A')
    WHERE rowid = number_of(NEW.session_id) * {{room}} + NEW.sequence AND NEW.sequence < {{names}};
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_correction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE
    its record;
    heard record;
BEGIN
    IF TG_OP = 'INSERT' THEN its := NEW; ELSE its := OLD; END IF;
    SELECT folded, evidence INTO heard FROM turns WHERE session_id = its.session_id AND sequence = its.sequence;
    IF NOT FOUND THEN
        RETURN NULL;  -- its turn goes with it
    END IF;
    UPDATE spoken SET words = words(CASE TG_OP WHEN 'INSERT' THEN its.folded ELSE heard.folded END, 'A')
    WHERE rowid = number_of(its.session_id) * {{room}} + its.sequence AND its.sequence < {{names}};
    PERFORM count_techniques(number_of(its.session_id), heard.evidence, CASE TG_OP WHEN 'INSERT' THEN -1 ELSE 1 END);
    PERFORM count_techniques(number_of(its.session_id), its.evidence, CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_score() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        UPDATE session_facts SET score = NULL WHERE session_id = OLD.session_id;
    ELSE
        UPDATE session_facts SET score = NEW.total WHERE session_id = NEW.session_id;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_cost() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE
    its record;
    step integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    IF TG_OP = 'INSERT' THEN its := NEW; ELSE its := OLD; END IF;
    INSERT INTO session_techniques AS counted (technique, number, uses, costs)
    SELECT replace(its.reason, 'repeated:', ''), number, 0, step
    FROM session_facts WHERE session_id = its.session_id
    ON CONFLICT (technique, number) DO UPDATE SET costs = counted.costs + excluded.costs;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_grade() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE its text := CASE TG_OP WHEN 'DELETE' THEN OLD.session_id ELSE NEW.session_id END;
BEGIN
    UPDATE session_facts SET grades = (SELECT count(*) FROM grades
        WHERE grades.session_id = its AND kind <> 'calibration' AND finished_at IS NOT NULL)
    WHERE session_facts.session_id = its;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION roleplay.found_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE its text := CASE TG_OP WHEN 'DELETE' THEN OLD.session_id ELSE NEW.session_id END;
BEGIN
    UPDATE session_facts SET comments = (SELECT count(*) FROM comments WHERE comments.session_id = its)
    WHERE session_facts.session_id = its;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER found_by_versions AFTER INSERT ON roleplay.scenario_versions
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_version();
CREATE OR REPLACE TRIGGER found_by_sessions AFTER INSERT ON roleplay.sessions
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_session();
CREATE OR REPLACE TRIGGER found_by_sessions_changed AFTER UPDATE OF state, outcome, seconds, trainee, folded
    ON roleplay.sessions FOR EACH ROW EXECUTE FUNCTION roleplay.found_session_change();
CREATE OR REPLACE TRIGGER found_by_sessions_deleted BEFORE DELETE ON roleplay.sessions
    FOR EACH ROW EXECUTE FUNCTION roleplay.lost_session();
CREATE OR REPLACE TRIGGER found_by_lines AFTER INSERT ON roleplay.events FOR EACH ROW
    WHEN (NEW.kind = 'customer_speaking' AND NEW.sequence < {{names}}) EXECUTE FUNCTION roleplay.found_line();
CREATE OR REPLACE TRIGGER found_by_turns AFTER INSERT ON roleplay.turns
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_turn();
CREATE OR REPLACE TRIGGER found_by_lost_words AFTER DELETE ON roleplay.events
    FOR EACH ROW EXECUTE FUNCTION roleplay.lost_words();
CREATE OR REPLACE TRIGGER found_by_changed_turns AFTER UPDATE OF folded ON roleplay.turns
    FOR EACH ROW EXECUTE FUNCTION roleplay.changed_words();
CREATE OR REPLACE TRIGGER found_by_changed_corrections AFTER UPDATE OF folded ON roleplay.corrections
    FOR EACH ROW EXECUTE FUNCTION roleplay.changed_words();
CREATE OR REPLACE TRIGGER found_by_corrections AFTER INSERT OR DELETE ON roleplay.corrections
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_correction();
CREATE OR REPLACE TRIGGER found_by_scores AFTER INSERT OR UPDATE OF total OR DELETE ON roleplay.scores
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_score();
CREATE OR REPLACE TRIGGER found_by_costs_added AFTER INSERT ON roleplay.score_items
    FOR EACH ROW WHEN (NEW.points < 0) EXECUTE FUNCTION roleplay.found_cost();
CREATE OR REPLACE TRIGGER found_by_costs_deleted AFTER DELETE ON roleplay.score_items
    FOR EACH ROW WHEN (OLD.points < 0) EXECUTE FUNCTION roleplay.found_cost();
CREATE OR REPLACE TRIGGER found_by_grades AFTER INSERT OR UPDATE OR DELETE ON roleplay.grades
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_grade();
CREATE OR REPLACE TRIGGER found_by_comments AFTER INSERT OR UPDATE OR DELETE ON roleplay.comments
    FOR EACH ROW EXECUTE FUNCTION roleplay.found_comment();

-- The places, the last first, at which a query finds something in calls whose words the signed-in person may read.
-- Through a function, because rules of rows keep PostgreSQL from looking into the index first: `@@` might tell of rows
-- by its errors (https://www.postgresql.org/docs/15/rules-privileges.html). The rule stands in the function itself.
CREATE OR REPLACE FUNCTION roleplay.spoken_rows(query tsquery, first bigint, behind bigint, most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 500 SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE whose text[] := roleplay.reads_words_of();
BEGIN
    IF roleplay.reads_all_words() THEN
        RETURN QUERY SELECT rowid FROM spoken WHERE words @@ query AND rowid >= first AND rowid < behind
            ORDER BY rowid DESC LIMIT most;
    ELSIF cardinality(whose) > 0 THEN
        RETURN QUERY SELECT rowid FROM spoken JOIN session_facts ON number = rowid >> 16
            WHERE trainee = ANY (whose) AND words @@ query AND rowid >= first AND rowid < behind
            ORDER BY rowid DESC LIMIT most;
    END IF;
END $$;

-- What was said in a session goes, before its words do, or are changed; and comes again. The names stay.
CREATE OR REPLACE FUNCTION roleplay.may_change_words(session text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
    SELECT EXISTS (SELECT FROM sessions WHERE id = session AND (reads_all_words() OR trainee = ANY (reads_words_of())))
$$;

CREATE OR REPLACE FUNCTION roleplay.take_out(session text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
    DELETE FROM spoken USING session_facts WHERE session_id = session AND may_change_words(session)
        AND rowid >= number * {{room}} AND rowid < number * {{room}} + {{names}}
$$;

CREATE OR REPLACE FUNCTION roleplay.put_back(session text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
    INSERT INTO spoken (rowid, words)
    SELECT number * {{room}} + sequence, words(coalesce(corrections.folded, turns.folded), 'A')
    FROM session_facts JOIN turns USING (session_id) LEFT JOIN corrections USING (session_id, sequence)
    WHERE session_id = session AND sequence < {{names}} AND may_change_words(session)
    UNION ALL
    SELECT number * {{room}} + sequence, words(fold(coalesce(json_text(payload, 'text'), '')), 'B')
    FROM session_facts JOIN events USING (session_id)
    WHERE session_id = session AND sequence < {{names}} AND kind = 'customer_speaking' AND may_change_words(session)
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words
$$;

-- What was found in words counts although they go: corrections that go with them would change it.
CREATE OR REPLACE FUNCTION roleplay.put_techniques(session text, counted text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE its bigint := number_of(session);
BEGIN
    IF may_change_words(session) THEN
        DELETE FROM session_techniques WHERE number = its;
        INSERT INTO session_techniques (technique, number, uses, costs)
        SELECT technique, its, uses, costs
        FROM json_to_recordset(counted::json) AS one (technique text, uses integer, costs integer);
    END IF;
END $$;
