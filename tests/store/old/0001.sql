PRAGMA application_id = 1383033957;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE events (
	session_id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	at DOUBLE NOT NULL, 
	kind VARCHAR NOT NULL, 
	payload TEXT NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (session_id, sequence), 
	CONSTRAINT fk_events_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',0,0.0,'ringing','{"at":0.0,"kind":"ringing"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',1,1.0,'answered','{"at":1.0,"kind":"answered"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',2,1.5,'customer_speaking','{"at":1.5,"line":"opening","text":"Where is my b**** laptop?","heat":60.0,"seconds":3.0,"speaker":"customer","voice":"hibari","kind":"customer_speaking"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',3,4.5,'customer_silent','{"at":4.5,"kind":"customer_silent"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',4,7.5,'trainee_said','{"at":7.5,"transcript":{"text":"I am so sorry <Marian>, that is annoying & wrong","started_at":5.0,"ended_at":7.0,"source":"pocketsphinx en-us","words":[{"text":"sorry","start":5.4,"end":5.8,"confidence":0.9},{"text":"annoying","start":6.0,"end":6.5,"confidence":null}],"confidence":0.9},"understood":{"techniques":[{"technique":"apology","score":0.8,"evidence":{"clause":"I am so sorry","example":"I''m sorry about that","meaning":0.7,"cues":["sorry"]}},{"technique":"empathy","score":0.6,"evidence":{"clause":"that is annoying","example":"","meaning":0.0,"cues":[]}}],"replies":[{"reply":"apologise","score":0.8,"evidence":{"clause":"I am so sorry","example":"sorry","meaning":0.7,"cues":[]},"techniques":["apology"]}],"facts":[]},"interrupting":false,"kind":"trainee_said"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',5,7.5,'reply_taken','{"at":7.5,"node":"opening","reply":"apologise","next_node":"story","score":0.8,"margin":0.3,"kind":"reply_taken"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',6,7.5,'heat_changed','{"at":7.5,"before":60.0,"after":48.0,"reason":"reply:apologise","kind":"heat_changed"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',7,7.5,'heat_changed','{"at":7.5,"before":48.0,"after":45.0,"reason":"empathy","kind":"heat_changed"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',8,8.0,'customer_speaking','{"at":8.0,"line":"story","text":"Three weeks!\nThree!","heat":45.0,"seconds":4.0,"speaker":"customer","voice":"hibari","kind":"customer_speaking"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',9,10.0,'trainee_interrupted','{"at":10.0,"line":"story","heard_seconds":2.0,"kind":"trainee_interrupted"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',10,10.0,'heat_changed','{"at":10.0,"before":45.0,"after":55.0,"reason":"interrupting","kind":"heat_changed"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',11,10.2,'customer_silent','{"at":10.2,"kind":"customer_silent"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',12,18.0,'trainee_silent','{"at":18.0,"seconds":7.0,"kind":"trainee_silent"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',13,18.0,'reply_taken','{"at":18.0,"node":"story","reply":"silence","next_node":"story","score":0.0,"margin":0.0,"kind":"reply_taken"}');
INSERT INTO "events" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',14,21.0,'call_ended','{"at":21.0,"outcome":"handed_over","reason":"end","kind":"call_ended"}');
CREATE TABLE scenario_versions (
	digest VARCHAR NOT NULL, 
	scenario_id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_scenario_versions PRIMARY KEY (digest)
);
INSERT INTO "scenario_versions" VALUES('fd23ec0b6a44f907e3fb77bcdd49e2d1356967efa5775fdf62f610b4e3b2dffd','laptop-overdue',3,'{"id": "laptop-overdue", "version": 3}');
CREATE TABLE score_items (
	session_id VARCHAR NOT NULL, 
	section_position INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	points DOUBLE NOT NULL, 
	at DOUBLE, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_score_items PRIMARY KEY (session_id, section_position, position), 
	CONSTRAINT fk_score_items_session_id_section_position FOREIGN KEY(session_id, section_position) REFERENCES section_scores (session_id, position) ON DELETE CASCADE
);
INSERT INTO "score_items" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',0,0,'greeting',5.0,5.0,'hello');
INSERT INTO "score_items" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',0,1,'personalise',5.0,NULL,'');
INSERT INTO "score_items" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',2,0,'interrupting',-2.0,10.0,'');
CREATE TABLE scores (
	session_id VARCHAR NOT NULL, 
	total DOUBLE NOT NULL, 
	CONSTRAINT pk_scores PRIMARY KEY (session_id), 
	CONSTRAINT fk_scores_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "scores" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',72.5);
CREATE TABLE section_scores (
	session_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	section VARCHAR(9) NOT NULL, 
	points DOUBLE NOT NULL, 
	out_of DOUBLE NOT NULL, 
	CONSTRAINT pk_section_scores PRIMARY KEY (session_id, position), 
	CONSTRAINT fk_section_scores_session_id FOREIGN KEY(session_id) REFERENCES scores (session_id) ON DELETE CASCADE
);
INSERT INTO "section_scores" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',0,'opening',10.0,15.0);
INSERT INTO "section_scores" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',1,'feeling',30.0,30.0);
INSERT INTO "section_scores" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',2,'composure',-2.0,10.0);
CREATE TABLE sessions (
	id VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	scenario_digest VARCHAR NOT NULL, 
	scenario_title VARCHAR NOT NULL, 
	customer VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	mode VARCHAR(8) NOT NULL, 
	seed INTEGER NOT NULL, 
	recogniser VARCHAR NOT NULL, 
	microphone VARCHAR NOT NULL, 
	loudspeaker VARCHAR NOT NULL, 
	trainee VARCHAR NOT NULL, 
	program_version VARCHAR NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	owner VARCHAR NOT NULL, 
	outcome VARCHAR(18), 
	answered_at DOUBLE, 
	seconds DOUBLE NOT NULL, 
	turns INTEGER NOT NULL, 
	recording VARCHAR NOT NULL, 
	folded TEXT NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT ck_sessions_ck_sessions_state CHECK (state IN ('running', 'complete', 'recovered')), 
	CONSTRAINT fk_sessions_scenario_digest FOREIGN KEY(scenario_digest) REFERENCES scenario_versions (digest)
);
INSERT INTO "sessions" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01','2026-11-21 20:15:30.000000','fd23ec0b6a44f907e3fb77bcdd49e2d1356967efa5775fdf62f610b4e3b2dffd','Three weeks without a laptop','Marian Kowalski','en','practice',7,'pocketsphinx en-us','Headset','Headset','Łucja Świątek','0.1.0','complete','','handed_over',1.0,20.0,1,'','laptop-overdue
three weeks without a laptop
marian kowalski
lucja swiatek');
CREATE TABLE turns (
	session_id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	started_at DOUBLE NOT NULL, 
	ended_at DOUBLE NOT NULL, 
	text TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	source VARCHAR NOT NULL, 
	confidence DOUBLE, 
	words TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (session_id, sequence), 
	CONSTRAINT fk_turns_session_id_sequence FOREIGN KEY(session_id, sequence) REFERENCES events (session_id, sequence) ON DELETE CASCADE
);
INSERT INTO "turns" VALUES('0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01',4,5.0,7.0,'I am so sorry <Marian>, that is annoying & wrong','i am so sorry <marian>, that is annoying & wrong','pocketsphinx en-us',0.9,'[{"text":"sorry","start":5.4,"end":5.8,"confidence":0.9},{"text":"annoying","start":6.0,"end":6.5,"confidence":null}]','{"techniques":[{"technique":"apology","score":0.8,"evidence":{"clause":"I am so sorry","example":"I''m sorry about that","meaning":0.7,"cues":["sorry"]}},{"technique":"empathy","score":0.6,"evidence":{"clause":"that is annoying","example":"","meaning":0.0,"cues":[]}}],"replies":[{"reply":"apologise","score":0.8,"evidence":{"clause":"I am so sorry","example":"sorry","meaning":0.7,"cues":[]},"techniques":["apology"]}],"facts":[]}');
CREATE INDEX ix_scenario_versions_scenario_id ON scenario_versions (scenario_id);
CREATE INDEX ix_sessions_scenario_digest ON sessions (scenario_digest);
CREATE INDEX ix_sessions_started_at_id ON sessions (started_at, id);
CREATE INDEX ix_sessions_state ON sessions (state);
COMMIT;
