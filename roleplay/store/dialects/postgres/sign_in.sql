-- Who is signed in on a connection. The login of the database alone is nobody.
--
-- A sign-in proves that somebody knows the passphrase, in the manner of SCRAM (RFC 5802, section 3), with argon2id in
-- place of PBKDF2. `people.passphrase` holds the parameters and the stored key, SHA-256(client key); the client key is
-- HMAC(argon2id(passphrase), 'Client Key'). The server gives a random number, the client answers with
-- client key XOR HMAC(stored key, that number and more). Neither the passphrase nor anything that would do in its place
-- crosses the network or gets into a log of statements, and nobody can sign in with what the table holds.
--
-- A function cannot commit. Whoever calls it could take a failure back (ROLLBACK) and guess on, so that
--   * an attempt counts as failed from the moment the random number is asked for, and is forgiven when it was right,
--   * the number counts in a later transaction only: the count is committed by then,
--   * whether it was right shows in a later transaction only: each guess costs one that is counted.

CREATE TABLE IF NOT EXISTS roleplay.server_secret (id integer PRIMARY KEY CHECK (id = 1), secret bytea NOT NULL);
INSERT INTO roleplay.server_secret VALUES (1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    ON CONFLICT DO NOTHING;

CREATE UNLOGGED TABLE IF NOT EXISTS roleplay.server_connections (
    pid integer PRIMARY KEY,
    started timestamptz NOT NULL,  -- a number of a process is given away again, the moment with it is not
    asked text COLLATE "C" NOT NULL,
    mark bytea,
    candidate integer,
    stored_key bytea,
    number bytea,
    number_in xid8,
    person_id integer,
    proven_in xid8,
    sign_in uuid
);
CREATE TABLE IF NOT EXISTS roleplay.server_sign_ins (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id integer,  -- null: it was no right one
    stored_key bytea NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE IF NOT EXISTS roleplay.server_failures (
    mark bytea PRIMARY KEY,  -- of the name that was typed, whether or not there is such a person
    failures integer NOT NULL,
    since timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS roleplay.server_disclosures (
    person_id integer NOT NULL,  -- who may read
    about text COLLATE "C" NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (person_id, about)
);

ALTER TABLE roleplay.server_connections ADD COLUMN IF NOT EXISTS acts_in xid8;
CREATE TABLE IF NOT EXISTS roleplay.server_acts (person_id integer NOT NULL, why text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp());

CREATE OR REPLACE FUNCTION roleplay.xor(one bytea, other bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR place IN 0 .. octet_length(other) - 1 LOOP
        one := set_byte(one, place, get_byte(one, place) # get_byte(other, place));
    END LOOP;
    RETURN one;
END $$;

-- HMAC-SHA-256, RFC 2104. PostgreSQL has SHA-256 itself, HMAC only in an extension that need not be there.
CREATE OR REPLACE FUNCTION roleplay.hmac(key bytea, message bytea) RETURNS bytea LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(roleplay.xor(decode(repeat('5c', 64), 'hex'), used)
        || sha256(roleplay.xor(decode(repeat('36', 64), 'hex'), used) || message))
    FROM (SELECT CASE WHEN octet_length(key) > 64 THEN sha256(key) ELSE key END AS used) AS keyed
$$;

-- When this process of the server began. The owner must have the rights of the login, or this is null: nobody.
CREATE OR REPLACE FUNCTION roleplay.connection_started() RETURNS timestamptz LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$ SELECT backend_start FROM pg_stat_get_activity(pg_backend_pid()) $$;

CREATE OR REPLACE FUNCTION roleplay.wait_of(failures integer, since timestamptz) RETURNS double precision
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN failures < 3 THEN 0 ELSE greatest(0, least(900, 2.0 ^ least(failures - 2, 16))
        - extract(epoch FROM clock_timestamp() - since)) END::double precision
$$;

CREATE OR REPLACE FUNCTION roleplay.remember_number(what text, its_mark bytea, who integer, key bytea) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE fresh bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
BEGIN
    INSERT INTO server_connections AS its (pid, started, asked, mark, candidate, stored_key, number, number_in)
    VALUES (pg_backend_pid(), connection_started(), what, its_mark, who, key, fresh, pg_current_xact_id())
    ON CONFLICT (pid) DO UPDATE SET started = excluded.started, asked = excluded.asked, mark = excluded.mark,
        candidate = excluded.candidate, stored_key = excluded.stored_key, number = excluded.number,
        number_in = excluded.number_in, person_id = NULL, proven_in = NULL, sign_in = NULL;
    RETURN fresh;
END $$;

-- Step 1 with a passphrase: the parameters of its hash, and a random number; or how long to wait before that.
CREATE OR REPLACE FUNCTION roleplay.begin_sign_in(folded_name text, OUT parameters text, OUT number bytea,
    OUT wait double precision) LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE
    its_mark bytea := sha256(convert_to(folded_name, 'UTF8'));
    who record;
BEGIN
    DELETE FROM server_failures WHERE since < clock_timestamp() - interval '1 day' AND mark <> its_mark;
    INSERT INTO server_failures AS counted (mark, failures, since) VALUES (its_mark, 0, clock_timestamp())
        ON CONFLICT (mark) DO UPDATE SET failures = counted.failures;  -- waits for others who try this name
    SELECT wait_of(failures, since) INTO wait FROM server_failures WHERE mark = its_mark;
    IF wait > 0 THEN
        RETURN;
    END IF;
    UPDATE server_failures SET failures = failures + 1, since = clock_timestamp() WHERE mark = its_mark;
    SELECT id, passphrase INTO who FROM people WHERE folded = folded_name AND active AND passphrase IS NOT NULL;
    -- The same parameters for a name that nobody has, whenever they are asked for.
    parameters := coalesce(regexp_replace(who.passphrase, '\$[^$]*$', ''), '$argon2id$v=19$m=65536,t=3,p=4$'
        || rtrim(encode(substring(hmac((SELECT secret FROM server_secret), its_mark) FOR 16), 'base64'), '='));
    number := remember_number(folded_name, its_mark, who.id,
        decode(rpad(regexp_replace(who.passphrase, '^.*\$', ''), 44, '='), 'base64'));
END $$;

-- Step 1 of taking up a sign-in on another connection of the same program.
CREATE OR REPLACE FUNCTION roleplay.begin_resume(its uuid) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE known record;
BEGIN
    SELECT person_id, stored_key INTO known FROM server_sign_ins
    WHERE id = its AND person_id IS NOT NULL AND begun_at > clock_timestamp() - interval '16 hours';
    RETURN remember_number(its::text, NULL, known.person_id, known.stored_key);
END $$;

-- Step 2. `key` is the stored key by which other connections take the sign-in up. Tells nothing: see above.
CREATE OR REPLACE FUNCTION roleplay.finish_sign_in(proof bytea, key bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE
    its record;
    stored bytea;
    is_right boolean;
    fresh uuid := gen_random_uuid();
BEGIN
    SELECT * INTO its FROM server_connections WHERE pid = pg_backend_pid() AND started = connection_started() FOR UPDATE;
    IF its.number IS NULL OR its.number_in = pg_current_xact_id() OR octet_length(proof) <> 32
        OR octet_length(key) <> 32 OR proof IS NULL OR key IS NULL THEN
        RAISE EXCEPTION 'begin a sign-in first, in a transaction of its own' USING ERRCODE = '55000';
    END IF;
    stored := coalesce(its.stored_key, sha256(its.number));
    is_right := its.candidate IS NOT NULL AND stored = sha256(xor(proof,
        hmac(stored, convert_to('roleplay sign-in', 'UTF8') || its.number || key || convert_to(its.asked, 'UTF8'))));
    IF its.mark IS NULL THEN
        fresh := its.asked::uuid;  -- taken up, not begun
    ELSE
        INSERT INTO server_sign_ins (id, person_id, stored_key)
        VALUES (fresh, CASE WHEN is_right THEN its.candidate END, key);
        UPDATE server_failures SET failures = CASE WHEN is_right THEN 0 ELSE failures END WHERE mark = its.mark;
    END IF;
    UPDATE server_connections SET number = NULL, proven_in = pg_current_xact_id(), sign_in = fresh,
        person_id = CASE WHEN is_right THEN its.candidate END
    WHERE pid = pg_backend_pid();
    DELETE FROM server_sign_ins WHERE begun_at < clock_timestamp() - interval '2 days';
    RETURN fresh;
END $$;

-- End the sign-in, on every connection that has taken it up.
CREATE OR REPLACE FUNCTION roleplay.sign_out() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
    DELETE FROM server_sign_ins WHERE id = (SELECT sign_in FROM server_connections
        WHERE pid = pg_backend_pid() AND started = connection_started() AND person_id IS NOT NULL);
    DELETE FROM server_connections WHERE pid = pg_backend_pid();
$$;

-- Who is signed in on this connection. Rules of rows ask this and what follows with every statement, so it is one look,
-- and PL/pgSQL, which keeps its plans as long as the connection lives: functions in SQL are planned anew each time.
CREATE OR REPLACE FUNCTION roleplay.signed_in(OUT id integer, OUT name text, OUT role text) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE began timestamptz := (SELECT backend_start FROM pg_stat_get_activity(pg_backend_pid()));
BEGIN
    SELECT people.id, people.name, people.role INTO id, name, role
    FROM server_connections AS its JOIN server_sign_ins ON server_sign_ins.id = its.sign_in
        AND server_sign_ins.person_id = its.person_id JOIN people ON people.id = its.person_id AND people.active
    WHERE its.pid = pg_backend_pid() AND its.started = began
        AND its.proven_in IS DISTINCT FROM pg_current_xact_id_if_assigned();
END $$;
CREATE OR REPLACE FUNCTION roleplay.signed_in_id() RETURNS integer LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ BEGIN RETURN (signed_in()).id; END $$;
CREATE OR REPLACE FUNCTION roleplay.signed_in_as() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ BEGIN RETURN (signed_in()).name; END $$;
CREATE OR REPLACE FUNCTION roleplay.signed_in_role() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ BEGIN RETURN (signed_in()).role; END $$;

-- Whether the login itself is the owner's (or the administrator's of the server): maintenance, not a person.
CREATE OR REPLACE FUNCTION roleplay.is_owner() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ BEGIN RETURN pg_has_role(session_user, current_user, 'USAGE'); END $$;

-- HR erases people and takes away what is old enough: in the transaction in which they say so, and in no other, they
-- reach whatever is kept of calls and people. That they did stays written down, as disclosures do.
CREATE OR REPLACE FUNCTION roleplay.may_act_for_all() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN RETURN is_owner() OR coalesce(signed_in_role() = 'hr', false); END $$;
CREATE OR REPLACE FUNCTION roleplay.act_for_all(reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE me integer := signed_in_id();
BEGIN
    IF is_owner() THEN
        RETURN;
    ELSIF NOT may_act_for_all() OR reason IS NULL OR reason NOT IN ('erasure', 'retention', 'package') THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;
    IF NOT EXISTS (SELECT FROM server_acts WHERE person_id = me AND why = reason
        AND server_acts.at > clock_timestamp() - interval '1 hour') THEN
        INSERT INTO server_acts (person_id, why) VALUES (me, reason);
    END IF;
    UPDATE server_connections SET acts_in = pg_current_xact_id() WHERE pid = pg_backend_pid();
END $$;
CREATE OR REPLACE FUNCTION roleplay.acts_for_all() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE now_in xid8 := pg_current_xact_id_if_assigned();
BEGIN
    RETURN now_in IS NOT NULL AND EXISTS (SELECT FROM server_connections AS its
        WHERE its.pid = pg_backend_pid() AND its.acts_in = now_in);
END $$;
-- What the server itself has written down with somebody's name, or what only they would ask with.
CREATE OR REPLACE FUNCTION roleplay.forget_names(names text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE
    one text;
    its_mark bytea;
BEGIN
    IF NOT is_owner() AND NOT acts_for_all() THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;
    FOREACH one IN ARRAY names LOOP
        its_mark := sha256(convert_to(fold(regexp_replace(btrim(one), '\s+', ' ', 'g')), 'UTF8'));
        DELETE FROM server_disclosures WHERE fold(about) = fold(one);
        DELETE FROM server_failures WHERE mark = its_mark;
        DELETE FROM server_connections WHERE mark = its_mark AND pid <> pg_backend_pid();
    END LOOP;
    DELETE FROM server_sign_ins WHERE person_id NOT IN (SELECT id FROM people);
END $$;

CREATE OR REPLACE FUNCTION roleplay.trains_everybody() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE who record := signed_in();
BEGIN
    RETURN coalesce(who.role = 'trainer', false) AND NOT EXISTS (SELECT FROM group_trainers WHERE person_id = who.id);
END $$;
-- Themselves, and for a trainer those in their groups.
CREATE OR REPLACE FUNCTION roleplay.people_of() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE who record := signed_in();
BEGIN
    IF who.id IS NULL THEN
        RETURN '{}';
    ELSIF who.role <> 'trainer' THEN
        RETURN ARRAY[who.name];
    END IF;
    RETURN ARRAY (SELECT who.name UNION SELECT trainee FROM group_members JOIN group_trainers USING (group_id)
        WHERE person_id = who.id);
END $$;
CREATE OR REPLACE FUNCTION roleplay.sees_all_results() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    RETURN is_owner() OR coalesce(signed_in_role() = 'hr', false) OR trains_everybody();
END $$;
CREATE OR REPLACE FUNCTION roleplay.reads_all_words() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ BEGIN RETURN is_owner() OR acts_for_all() OR trains_everybody(); END $$;
CREATE OR REPLACE FUNCTION roleplay.reads_words_of() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE who record := signed_in();
BEGIN
    IF who.role IS DISTINCT FROM 'hr' THEN
        RETURN people_of();
    END IF;
    RETURN people_of() || ARRAY (SELECT about FROM server_disclosures WHERE person_id = who.id
        AND until > clock_timestamp());
END $$;

-- HR hands somebody what is kept about them: for an hour they may read that person's calls. It stays written down.
CREATE OR REPLACE FUNCTION roleplay.disclose(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF is_owner() THEN
        RETURN;
    ELSIF signed_in_role() IS DISTINCT FROM 'hr' THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;
    INSERT INTO server_disclosures VALUES (signed_in_id(), name, clock_timestamp() + interval '1 hour')
        ON CONFLICT (person_id, about) DO UPDATE SET until = excluded.until;
END $$;

-- The assignments that concern whoever is signed in.
CREATE OR REPLACE FUNCTION roleplay.my_assignments() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
    SELECT id FROM assignments WHERE sees_all_results()
    UNION SELECT assignment_id FROM assignees
    WHERE name = ANY (people_of()) AND kind = 'person'
        OR group_id IN (SELECT group_id FROM group_members WHERE trainee = ANY (people_of()))
    UNION SELECT assignment_id FROM assignment_terms WHERE set_by = signed_in_as()
$$;

-- A one-time code and a new passphrase (as it is kept) in its place. The code has a hundred random bits.
CREATE OR REPLACE FUNCTION roleplay.spend_code(folded_name text, code_digest text, kept text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
DECLARE
    who integer;
    spent text;
BEGIN
    SELECT id INTO who FROM people WHERE folded = folded_name AND active;
    DELETE FROM one_time_codes WHERE person_id = who AND digest = code_digest
        AND (expires_at IS NULL OR clock_timestamp() AT TIME ZONE 'UTC' BETWEEN made_at - interval '5 min' AND expires_at)
    RETURNING kind INTO spent;
    IF spent IS NOT NULL THEN
        UPDATE people SET passphrase = kept WHERE id = who;
        DELETE FROM sign_ins WHERE person_id = who;
        DELETE FROM server_sign_ins WHERE person_id = who;
        DELETE FROM server_failures WHERE mark = sha256(convert_to(folded_name, 'UTF8'));
    END IF;
    RETURN spent;
END $$;

-- Nobody gives themselves a role, and nobody but they themselves gives somebody a passphrase.
CREATE OR REPLACE FUNCTION roleplay.guard_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF is_owner() THEN
        RETURN NEW;
    END IF;
    IF NEW.passphrase IS DISTINCT FROM OLD.passphrase AND OLD.id IS DISTINCT FROM signed_in_id() AND signed_in_id() IS NOT NULL THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;
    IF signed_in_role() IS DISTINCT FROM 'administrator' AND signed_in_id() IS NOT NULL AND
        (NEW.id, NEW.name, NEW.folded, NEW.role, NEW.active, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.name, OLD.folded, OLD.role, OLD.active, OLD.created_at) THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER guard_people BEFORE UPDATE ON roleplay.people
    FOR EACH ROW EXECUTE FUNCTION roleplay.guard_person();
