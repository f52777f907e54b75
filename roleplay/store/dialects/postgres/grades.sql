-- A machine's answer in a grade quotes the call, so that only who may read the call reads `grade_answers`. Who sees
-- results and no words (HR) gets the answers here: every field that is named below, and no quotation. What a later
-- version adds to an answer is left out until it is named.
CREATE OR REPLACE FUNCTION roleplay.machine_without_words(machine text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = roleplay, pg_temp AS $$
    SELECT json_strip_nulls(json_build_object('value', its -> 'value', 'not_applicable', its -> 'not_applicable',
        'confidence', its -> 'confidence', 'evidence', (
            SELECT coalesce(json_agg(json_build_object('reason', one -> 'reason', 'words', '', 'at', one -> 'at')
                ORDER BY place), '[]')
            FROM json_array_elements(its -> 'evidence') WITH ORDINALITY AS found (one, place))))::text
    FROM clean_json(machine) AS its WHERE machine IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION roleplay.answers_without_words(ids text[]) RETURNS SETOF roleplay.grade_answers
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$
BEGIN
    IF sees_all_results() THEN
        RETURN QUERY SELECT grade_id, question, position, value, not_applicable, source, note,
            machine_without_words(machine) FROM grade_answers WHERE grade_id = ANY (ids);
    END IF;
END $$;
