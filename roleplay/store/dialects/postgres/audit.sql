-- The audit log is added to by everybody, also before a sign-in, and read by HR. What adding to it has to know of what
-- is there, these functions tell: the last hash, and the mark of a name, none of which says anything of anybody.

CREATE OR REPLACE FUNCTION roleplay.audit_end(OUT number integer, OUT hash text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1 $$;

CREATE OR REPLACE FUNCTION roleplay.audit_hash(wanted bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$ SELECT hash FROM audit_log WHERE number = wanted $$;

-- The same as `roleplay.store.audit_chain.mark_of`.
CREATE OR REPLACE FUNCTION roleplay.audit_mark(its_name text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE
    known text;
    fresh bytea := uuid_send(gen_random_uuid());
BEGIN
    SELECT mark INTO known FROM audit_names WHERE name = its_name LIMIT 1;
    IF known IS NULL THEN
        known := encode(substring(hmac(fresh, convert_to(its_name, 'UTF8')) FOR 16), 'hex');
        INSERT INTO audit_names (mark, name, salt) VALUES (known, its_name, encode(fresh, 'hex'));
    END IF;
    RETURN known;
END $$;

CREATE OR REPLACE FUNCTION roleplay.audit_my_mark() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = roleplay, pg_temp AS $$
DECLARE me text := signed_in_as();
BEGIN
    RETURN (SELECT mark FROM audit_names WHERE name = me LIMIT 1);
END $$;

-- Names and details go when somebody is erased, whole entries when they are old; only HR may (the rules of rows), and
-- only on purpose (the setting). That it was done stands in the log, and the chain tells what is missing.
CREATE OR REPLACE FUNCTION roleplay.roleplay_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('roleplay.audit_unguarded', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only ever added to';
END $$;
