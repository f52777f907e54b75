-- What everything else rests on. Made again at every migration; nothing here holds data.

-- JSON knows a character 0 inside texts (\u0000), which PostgreSQL does not take: it becomes U+FFFD.
CREATE OR REPLACE FUNCTION roleplay.clean_json(payload text) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN position('\u0000' IN payload) = 0 THEN payload::json
        ELSE regexp_replace(payload, '(?<!\\)((?:\\\\)*)\\u0000', '\1' || U&'\FFFD', 'g')::json END
$$;

CREATE OR REPLACE FUNCTION roleplay.json_text(payload text, key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT roleplay.clean_json(payload) ->> key $$;

-- Whatever a scenario's source is: what cannot be read has no traits.
CREATE OR REPLACE FUNCTION roleplay.traits(source text) RETURNS SETOF text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN QUERY SELECT trait FROM json_array_elements_text(roleplay.clean_json(source) #> '{customer,traits}') AS trait;
EXCEPTION WHEN data_exception THEN
    RETURN;
END $$;

-- The same as `roleplay.store.folding.fold`, letter by letter; a test compares the two over all of Unicode
-- (eight signs of mathematics and old Greek differ, which fold to a final sigma there).
CREATE OR REPLACE FUNCTION roleplay.fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(written) = length(written) THEN lower(written COLLATE "C")
        ELSE translate(regexp_replace(replace(translate(
            normalize(lower(written COLLATE "und-x-icu"), NFKD),
            '{{from}}', '{{to}}'), 'ß', 'ss'), '[{{combining}}]', '', 'g'), 'łđøħŧı', 'ldohti') COLLATE "C" END
$$;
