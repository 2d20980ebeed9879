-- A network of %(cases)s cases, a thousand physicians and ten readers. Each reader takes part in every tenth case (a
-- hundred of a thousand, a hundred thousand of a million), leads some of them, and has forty things waiting.
SET synchronous_commit = off;
-- Rows come in an order that makes them whole at the end only: no checks row by row.
SET session_replication_role = replica;
TRUNCATE accounts_user, directory_facility, directory_workgroup, audit_accesschain, audit_accessentry CASCADE;

INSERT INTO accounts_user (id, password, email, kind, given_name, family_name, affiliation, language, is_active,
    is_administrator, must_change_password, session_epoch, created_at)
SELECT gen_random_uuid(), '!', 'bench' || n || '@example.org', 'person', 'Nome' || n, 'Cognome' || n, 'Ospedale',
    'it', true, false, false, 0, now()
FROM generate_series(0, 1009) AS n;
CREATE TEMP TABLE people AS
    SELECT id, regexp_replace(email, '\D', '', 'g')::int AS n FROM accounts_user;
CREATE UNIQUE INDEX ON people (n);

INSERT INTO directory_facility (id, created_at, updated_at, version, name, address, postcode, city, province, phone,
    email, website, opening_hours, is_active)
VALUES (gen_random_uuid(), now(), now(), 1, 'Ospedale', '', '', 'Bari', 'BA', '', '', '', '[]', true);
INSERT INTO directory_physician (id, created_at, updated_at, user_id, title, specialty, facility_id, register_number,
    register_province, phone)
SELECT gen_random_uuid(), now(), now(), people.id, '', 'surgery_hn', facility.id, '', '', ''
FROM people, directory_facility AS facility;
INSERT INTO directory_workgroup (id, created_at, updated_at, version, name, description, is_active)
SELECT gen_random_uuid(), now(), now(), 1, 'Gruppo ' || n, '', true FROM generate_series(0, 19) AS n;
CREATE TEMP TABLE boards AS
    SELECT id, regexp_replace(name, '\D', '', 'g')::int AS n FROM directory_workgroup;

CREATE TEMP TABLE numbered AS
    SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS patient, gen_random_uuid() AS staging,
        now() - make_interval(mins => n) AS active_at
    FROM generate_series(0, %(cases)s - 1) AS n;
CREATE UNIQUE INDEX ON numbered (n);
ANALYZE numbered;

INSERT INTO patients_patient (id, created_at, updated_at, version, family_name, given_name, birth_date, birth_place,
    sex, language, registered_by_id, facility_id, is_synthetic)
SELECT patient, now(), now(), 1, 'Rossi' || numbered.n, 'Paola', date '1940-01-01' + numbered.n %% 18000, '', 'female', 'it', people.id,
    facility.id, true
FROM numbered JOIN people ON people.n = 10 + numbered.n %% 1000, directory_facility AS facility;

INSERT INTO cases_case (id, created_at, updated_at, version, reference, state, question, referrer_plan, seq, active_at,
    group_id, patient_id, opened_by_id, current_staging_id, votes_cast, votes_expected, round_deadline, search_full, search_coded)
SELECT numbered.id, active_at, active_at, 1, upper(lpad(to_hex(numbered.n), 7, 'Z')),
    (ARRAY['review', 'voting', 'deciding', 'decided', 'treatment', 'follow-up', 'closed'])[1 + numbered.n %% 7],
    'Chirurgia o chemioradioterapia?', '', 12, active_at, boards.id, patient, people.id, staging, 3, 6, now(),
    to_tsvector('italian', 'chirurgia chemioradioterapia lingua rossi' || numbered.n), to_tsvector('italian', 'lingua')
FROM numbered
JOIN boards ON boards.n = numbered.n %% 20
JOIN people ON people.n = 10 + numbered.n %% 1000;

INSERT INTO cases_diagnosis (id, created_at, updated_at, version, case_id, topography, morphology, laterality, grade,
    p16_status, hpv_status, ebv_status, pdl1_cps, presentation, earlier_tumour, diagnosed_on, note)
SELECT gen_random_uuid(), now(), now(), 1, id, (ARRAY['C02.1', 'C10.9', 'C32.0'])[1 + n %% 3], '8070/3', 'left', 'G2',
    'positive', '', '', '', 'primary', '', current_date - 30, ''
FROM numbered;
INSERT INTO cases_staging (id, created_at, updated_at, case_id, classification, edition, schema_id, prefixes, t, n, m,
    stage, stated_stage, stage_reason, is_recorded, findings, derived, recorded_by_id)
SELECT staging, now(), now(), numbered.id, 'c', '8', 'oral_cavity', '{}', 'T2', 'N1', 'M0', 'III', '', '', false, '{}', '{}',
    people.id
FROM numbered JOIN people ON people.n = 10 + numbered.n %% 1000;
INSERT INTO cases_milestone (id, created_at, updated_at, case_id, kind, at)
SELECT gen_random_uuid(), now(), now(), id, kind, active_at - make_interval(days => days)
FROM numbered, (VALUES ('diagnosis', 30), ('board', 12), ('treatment_start', 2)) AS milestone (kind, days);

-- Number 10 and above lead; the readers (0 to 9) take part in every tenth case each.
INSERT INTO cases_participant (id, created_at, updated_at, case_id, user_id, role, specialty, invited_by_id, seen_seq,
    waiting_kind, waiting_due, position)
SELECT gen_random_uuid(), now(), now(), numbered.id, people.id, place.role, 'surgery_hn', people.id, 9,
    CASE WHEN waits THEN 'vote' ELSE '' END, CASE WHEN waits THEN due END,
    CASE WHEN waits THEN (extract(epoch FROM due) * 1000000)::bigint
        ELSE 10000000000000000 - (extract(epoch FROM active_at) * 1000000)::bigint END
FROM numbered
CROSS JOIN LATERAL (
    VALUES ('lead', 10 + numbered.n %% 1000), ('participant', 10 + (numbered.n + 333) %% 1000),
        ('participant', numbered.n %% 10)
) AS place (role, person)
JOIN people ON people.n = place.person
CROSS JOIN LATERAL (
    SELECT place.person < 10 AND numbered.n < 400 AS waits, now() + make_interval(hours => numbered.n) AS due
) AS task;
INSERT INTO cases_task (id, created_at, updated_at, case_id, assignee_id, kind, target_kind, target_id, due)
SELECT gen_random_uuid(), now(), now(), case_id, user_id, 'vote', 'round', gen_random_uuid(), waiting_due
FROM cases_participant WHERE waiting_kind <> '';
VACUUM ANALYZE;
