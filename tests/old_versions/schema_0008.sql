PRAGMA application_id=1397779566;
PRAGMA user_version=8;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
CREATE TABLE busy_times (
	id TEXT NOT NULL, 
	start TEXT NOT NULL, 
	"end" TEXT NOT NULL, 
	title TEXT NOT NULL, 
	calendar TEXT NOT NULL, 
	CONSTRAINT pk_busy_times PRIMARY KEY (id)
);
INSERT INTO "busy_times" VALUES('dentist','2026-11-24T09:00:00','2026-11-24T10:30:00','Dentist','home');
CREATE TABLE calendars (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	path TEXT NOT NULL, 
	color TEXT NOT NULL, 
	read_at TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	events INTEGER NOT NULL, 
	skipped INTEGER NOT NULL, 
	CONSTRAINT pk_calendars PRIMARY KEY (id), 
	CONSTRAINT ck_calendars_counts CHECK (events >= 0 AND skipped >= 0)
);
INSERT INTO "calendars" VALUES('home','At «home»','/home/ada/cal''s/home.ics','teal','2026-11-23T08:00:00','abababababababababababababababababababababababababababababababab',142,3);
CREATE TABLE cards (
	id TEXT NOT NULL, 
	due TEXT NOT NULL, 
	stability FLOAT NOT NULL, 
	difficulty FLOAT NOT NULL, 
	reviewed TEXT NOT NULL, 
	answers INTEGER NOT NULL, 
	resting INTEGER NOT NULL, 
	CONSTRAINT pk_cards PRIMARY KEY (id), 
	CONSTRAINT ck_cards_resting CHECK (resting IN (0, 1)), 
	CONSTRAINT fk_cards_id_items FOREIGN KEY(id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "cards" VALUES('probability','2026-12-24',31.25,4.5,'2026-11-23',3,1);
CREATE TABLE courses (
	id TEXT NOT NULL, 
	units_done INTEGER NOT NULL, 
	units INTEGER, 
	resource TEXT NOT NULL, 
	started TEXT, 
	price TEXT NOT NULL, 
	CONSTRAINT pk_courses PRIMARY KEY (id), 
	CONSTRAINT ck_courses_units_done CHECK (units_done >= 0), 
	CONSTRAINT ck_courses_units CHECK (units >= 1), 
	CONSTRAINT fk_courses_id_items FOREIGN KEY(id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "courses" VALUES('linear-algebra',5,14,'r2','2026-11-23','49 € «each» month');
CREATE TABLE days_off (
	id TEXT NOT NULL, 
	first TEXT NOT NULL, 
	last TEXT NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_days_off PRIMARY KEY (id), 
	CONSTRAINT ck_days_off_span CHECK (first <= last)
);
INSERT INTO "days_off" VALUES('holiday','2026-12-24','2027-01-01','Holiday');
CREATE TABLE edits (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	label TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	CONSTRAINT pk_edits PRIMARY KEY (number)
);
INSERT INTO "edits" VALUES(1,'2026-11-23T08:00:00','Log 50 min','[{"table":"entries","before":null,"after":{"id":3,"item":"linear-algebra","day":"2026-11-23","minutes":50,"session":null,"note":""}}]');
INSERT INTO "edits" VALUES(2,'2026-11-23T08:00:00','Add Python','[{"table":"items","before":null,"after":{"id":"python","title":"Python","kind":"course","phase":"maths","subject":"maths","position":0,"core":1,"effort_low":0,"effort_likely":0,"effort_high":0,"requires":[],"after":[],"covers":[],"choice_group":null,"recurring":null,"certifications":[],"resources":[],"done_when":"","note":"","opens":null,"closes":null,"units":null,"skip_for":[],"refresh_for":{},"extra":{}}}]');
CREATE TABLE entries (
	id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	day TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	session TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT ck_entries_minutes CHECK (0 < minutes AND minutes <= 1440), 
	CONSTRAINT fk_entries_item_items FOREIGN KEY(item) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "entries" VALUES(1,'linear-algebra','2026-03-02',50,'old','hard');
INSERT INTO "entries" VALUES(2,'linear-algebra','2026-11-23',30,NULL,'');
INSERT INTO "entries" VALUES(3,'linear-algebra','2026-11-23',50,NULL,'');
CREATE TABLE extra_hours (
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	hours_start INTEGER NOT NULL, 
	hours_end INTEGER NOT NULL, 
	hours_preferred INTEGER NOT NULL, 
	CONSTRAINT pk_extra_hours PRIMARY KEY (id), 
	CONSTRAINT ck_extra_hours_hours_preferred CHECK (hours_preferred IN (0, 1)), 
	CONSTRAINT ck_extra_hours_hours CHECK (0 <= hours_start AND hours_start < hours_end AND hours_end <= 1440)
);
INSERT INTO "extra_hours" VALUES('extra','2026-12-24',600,660,0);
CREATE TABLE followed (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	version TEXT NOT NULL, 
	form TEXT NOT NULL, 
	file TEXT NOT NULL, 
	taken_at TEXT NOT NULL, 
	names TEXT NOT NULL, 
	items TEXT NOT NULL, 
	phases TEXT NOT NULL, 
	phase_names TEXT NOT NULL, 
	estimated TEXT NOT NULL, 
	is_personal INTEGER NOT NULL, 
	CONSTRAINT pk_followed PRIMARY KEY (id), 
	CONSTRAINT ck_followed_is_personal CHECK (is_personal IN (0, 1))
);
INSERT INTO "followed" VALUES('maths-for-all','Maths «for all»','2','markdown','maths''s.md','2026-11-23T08:00:00','{"algebra":"linear-algebra","chance":"probability"}','{"algebra":{"id":"algebra","title":"Algebra","kind":"course","phase":"maths","subject":"maths","position":0,"core":1,"effort_low":60,"effort_likely":90,"effort_high":120,"requires":[],"after":[],"covers":[],"choice_group":null,"recurring":null,"certifications":[],"resources":[],"done_when":"","note":"","opens":null,"closes":null,"units":null,"skip_for":[],"refresh_for":{},"extra":{}},"chance":{"id":"chance","title":"Chance","kind":"course","phase":"maths","subject":"maths","position":0,"core":1,"effort_low":0,"effort_likely":0,"effort_high":0,"requires":[],"after":[],"covers":[],"choice_group":null,"recurring":null,"certifications":[],"resources":[],"done_when":"","note":"","opens":null,"closes":null,"units":null,"skip_for":[],"refresh_for":{},"extra":{}}}','{"one":{"id":"one","title":"Maths","position":1,"theme":""}}','{"one":"maths"}','["algebra"]',1);
CREATE TABLE goals (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	items TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	priority INTEGER NOT NULL, 
	due TEXT, 
	buffer_days INTEGER NOT NULL, 
	created INTEGER NOT NULL, 
	certification TEXT, 
	exam_minutes INTEGER NOT NULL, 
	outcome TEXT, 
	registration_closes TEXT, 
	booked INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	fee TEXT NOT NULL, 
	decided_on TEXT, 
	CONSTRAINT pk_goals PRIMARY KEY (id), 
	CONSTRAINT ck_goals_booked CHECK (booked IN (0, 1)), 
	CONSTRAINT ck_goals_priority CHECK (priority >= 1), 
	CONSTRAINT ck_goals_buffer_days CHECK (buffer_days >= 0)
);
INSERT INTO "goals" VALUES('exam','The exam','["linear-algebra","probability"]','exam',2,'2027-12-11T09:00:00',2,1,'gcp-pmle',120,'failed','2027-11-12',1,'Test centre «West», room 2','200 USD','2027-12-12');
INSERT INTO "goals" VALUES('some-day','Some day','[]','goal',1,NULL,0,0,NULL,0,NULL,NULL,0,'','',NULL);
CREATE TABLE items (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	core INTEGER NOT NULL, 
	effort_low INTEGER NOT NULL, 
	effort_likely INTEGER NOT NULL, 
	effort_high INTEGER NOT NULL, 
	requires TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	covers TEXT NOT NULL, 
	choice_group TEXT, 
	recurring TEXT, 
	certifications TEXT NOT NULL, 
	resources TEXT NOT NULL, 
	done_when TEXT NOT NULL, 
	note TEXT NOT NULL, 
	opens TEXT, 
	closes TEXT, 
	units INTEGER, 
	skip_for TEXT NOT NULL, 
	refresh_for TEXT NOT NULL, 
	extra TEXT NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT ck_items_core CHECK (core IN (0, 1)), 
	CONSTRAINT ck_items_effort CHECK (0 <= effort_low AND effort_low <= effort_likely AND effort_likely <= effort_high)
);
INSERT INTO "items" VALUES('linear-algebra','Linear-Algebra','course','maths','maths',0,1,600,900,1800,'[]','[]','[]',NULL,NULL,'[]','[{"id":"r1","title":"A course","by":"","url":"https://example.org/a","type":"","cost":"","checked":0,"hours":[8.0,12.5,20.0],"note":""},{"id":"r2","title":"A \"book\"","by":"O''Neil","url":"","type":"","cost":"","checked":1,"hours":null,"note":""}]','You can explain an eigenvector
in two sentences.','	 ‮ 線形代数 📐 ﷽ é','2026-12-01','2027-02-28',12,'["physicist"]','{"software-engineer":0.5}','{"colour":"red","deep":{"list":[1,2.5,null,true,"x"]}}');
INSERT INTO "items" VALUES('probability','Probability','course','maths','maths',2,0,0,0,0,'["linear-algebra"]','["python"]','[]',NULL,NULL,'[]','[]','','',NULL,NULL,NULL,'[]','{}','{}');
INSERT INTO "items" VALUES('papers','Papers','course','maths','maths',3,1,0,0,0,'[]','[]','["old"]','area','weekly','[]','[]','','',NULL,NULL,NULL,'[]','{}','{}');
CREATE TABLE meta (
	id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	last_entry INTEGER NOT NULL, 
	applied INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (id), 
	CONSTRAINT ck_meta_one CHECK (id = 1)
);
INSERT INTO "meta" VALUES(1,3,3,1,'2026-11-23T08:00:00','2026-11-23T08:00:00');
CREATE TABLE notes (
	id TEXT NOT NULL, 
	note TEXT NOT NULL, 
	steps TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_notes PRIMARY KEY (id), 
	CONSTRAINT fk_notes_id_items FOREIGN KEY(id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "notes" VALUES('linear-algebra','# Eigenvectors

*What stays* on its line. ‮📐','[{"title":"Read chapter 1","is_done":1},{"title":"Solve the problems","is_done":0}]','[{"title":"Solutions","place":"https://example.org/s","on":"2026-11-23"}]');
CREATE TABLE patterns (
	id TEXT NOT NULL, 
	days TEXT NOT NULL, 
	valid_from TEXT, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_patterns PRIMARY KEY (id)
);
INSERT INTO "patterns" VALUES('usual','[[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]],[[1140,1260,1],[420,450,0]]]','2026-11-23','Usual');
CREATE TABLE phases (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	theme TEXT NOT NULL, 
	CONSTRAINT pk_phases PRIMARY KEY (id)
);
INSERT INTO "phases" VALUES('maths','Maths and «statistics»',1,'foundations');
CREATE TABLE progress (
	id TEXT NOT NULL, 
	status TEXT NOT NULL, 
	"on" TEXT, 
	CONSTRAINT pk_progress PRIMARY KEY (id), 
	CONSTRAINT fk_progress_id_items FOREIGN KEY(id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "progress" VALUES('linear-algebra','in-progress','2026-11-23');
CREATE TABLE sessions (
	id TEXT NOT NULL, 
	item TEXT NOT NULL, 
	start TEXT NOT NULL, 
	"end" TEXT NOT NULL, 
	state TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	pinned INTEGER NOT NULL, 
	accepted INTEGER NOT NULL, 
	goal TEXT, 
	placed_by TEXT NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT ck_sessions_pinned CHECK (pinned IN (0, 1)), 
	CONSTRAINT ck_sessions_accepted CHECK (accepted IN (0, 1)), 
	CONSTRAINT ck_sessions_span CHECK (start < "end"), 
	CONSTRAINT ck_sessions_state CHECK (state <> 'missed'), 
	CONSTRAINT fk_sessions_item_items FOREIGN KEY(item) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "sessions" VALUES('old','linear-algebra','2026-03-02T19:00:00','2026-03-02T19:50:00','done','study',0,1,NULL,'order');
INSERT INTO "sessions" VALUES('s1','linear-algebra','2026-11-23T08:00:00','2026-11-23T08:50:00','planned','study',1,0,'exam','learner');
INSERT INTO "sessions" VALUES('review','linear-algebra','2026-11-24T07:00:00','2026-11-24T07:50:00','planned','review',0,0,NULL,'order');
CREATE TABLE settings (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	roadmap TEXT NOT NULL, 
	background TEXT, 
	start TEXT, 
	lengths_least INTEGER NOT NULL, 
	lengths_default INTEGER NOT NULL, 
	lengths_most INTEGER NOT NULL, 
	limits_most_per_day INTEGER, 
	limits_most_per_week INTEGER, 
	limits_percent_free INTEGER NOT NULL, 
	tight_percent INTEGER NOT NULL, 
	learn_estimates INTEGER NOT NULL, 
	review_percent INTEGER NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (id), 
	CONSTRAINT ck_settings_learn_estimates CHECK (learn_estimates IN (0, 1)), 
	CONSTRAINT ck_settings_one CHECK (id = 'settings')
);
INSERT INTO "settings" VALUES('settings','My plan','ml-engineer','software-engineer','2026-11-23',20,45,90,120,600,10,10,0,30);
CREATE INDEX ix_sessions_start ON sessions (start);
CREATE INDEX ix_entries_day ON entries (day);
CREATE INDEX ix_entries_item_minutes ON entries (item, minutes);
COMMIT;
