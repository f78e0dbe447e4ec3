-- The tables are explained, with example queries, in docs/SCHEMA.md.
-- NULL means that the document does not say. Offsets are bytes into
-- texts.text, half-open; pages, rows and columns count from 1; x0 to y1 are
-- points from the page's top left corner. Lists are JSON arrays.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  document           INTEGER PRIMARY KEY, -- joins the tables; means nothing outside this file
  id                 TEXT NOT NULL UNIQUE,
  source             TEXT NOT NULL,
  media_type         TEXT,
  pages              INTEGER,
  kind               TEXT,
  number             TEXT,
  symbol             TEXT,
  key                TEXT,
  issuer             TEXT,
  issuer_printed     TEXT,
  place              TEXT,
  date               TEXT,
  date_precision     TEXT,
  title              TEXT,
  province_code      TEXT,
  province_iso       TEXT,
  province           TEXT,
  period             TEXT,
  period_start       TEXT,
  period_end         TEXT,
  signer             TEXT,
  signer_role        TEXT,
  draft              INTEGER NOT NULL,
  draft_basis        TEXT,
  supersedes         TEXT,
  superseded_by      TEXT,
  coverage_text      INTEGER NOT NULL,
  coverage_table     INTEGER NOT NULL,
  coverage_footnote  INTEGER NOT NULL,
  coverage_furniture INTEGER NOT NULL,
  coverage_notes     TEXT,
  reader             TEXT NOT NULL,
  indexed            INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX documents_by_source ON documents (source, id);
CREATE INDEX documents_unindexed ON documents (id) WHERE indexed = 0;

CREATE TABLE sources (
  path     TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_document ON sources (document, path);

CREATE TABLE failures (
  source   TEXT PRIMARY KEY,
  code     TEXT,
  detail   TEXT,
  document TEXT, -- content hash, not a key: what failed is not in documents
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  text     TEXT NOT NULL
) STRICT;

CREATE TABLE blocks (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  kind       TEXT,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  mark       TEXT,
  level      INTEGER,
  section    TEXT,
  table_id   TEXT,
  footnote   TEXT,
  fragments  TEXT, -- [[start_byte, end_byte, page, x0, y0, x1, y1], ...]
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE outline (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  level      INTEGER,
  mark       TEXT,
  text       TEXT,
  page       INTEGER,
  start_byte INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE appendices (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  label      TEXT,
  title      TEXT,
  start_byte INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE footnotes (
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  mark        TEXT,
  text        TEXT,
  start_byte  INTEGER NOT NULL,
  end_byte    INTEGER NOT NULL,
  anchor_byte INTEGER NOT NULL, -- -1: no mark was found in the running text
  page        INTEGER,
  endnote     INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE furniture (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  kind     TEXT,
  text     TEXT,
  page     INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE unread (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  page       INTEGER,
  characters INTEGER NOT NULL,
  reason     TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE tables (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  id         TEXT,
  caption    TEXT,
  unit       TEXT,
  header     TEXT,
  section    TEXT,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  page_first INTEGER,
  page_last  INTEGER,
  confidence REAL NOT NULL,
  notes      TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_rows (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  table_no INTEGER NOT NULL, -- tables.ordinal
  row_no   INTEGER NOT NULL,
  kind     TEXT,
  titles   TEXT,
  page     INTEGER,
  PRIMARY KEY (document, table_no, row_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE cells (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  table_no   INTEGER NOT NULL,
  row_no     INTEGER NOT NULL,
  column_no  INTEGER NOT NULL,
  text       TEXT,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  page       INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  PRIMARY KEY (document, table_no, row_no, column_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE observations (
  document       INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal        INTEGER NOT NULL,
  id             TEXT,
  indicator_id   TEXT,
  indicator      TEXT,
  indicator_text TEXT,
  subject        TEXT,
  subject_level  TEXT,
  subject_code   TEXT,
  province_code  TEXT,
  measure        TEXT,
  value          REAL,
  value_text     TEXT,
  comparator     TEXT,
  unit           TEXT,
  multiplier     REAL NOT NULL,
  numerator      REAL,
  denominator    REAL,
  period         TEXT,
  as_of          TEXT,
  status         TEXT,
  titles         TEXT,
  direction      TEXT,
  ambiguous      TEXT,
  confidence     REAL NOT NULL,
  findings       TEXT,
  page           INTEGER,
  section        TEXT,
  table_id       TEXT,
  row_no         INTEGER,
  column_no      INTEGER,
  start_byte     INTEGER NOT NULL,
  end_byte       INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  quote          TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX observations_by_indicator ON observations (indicator_id);

CREATE TABLE citations (
  document       INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal        INTEGER NOT NULL,
  id             TEXT,
  text           TEXT,
  type           TEXT,
  number         TEXT,
  year           TEXT,
  symbol         TEXT,
  symbol_printed TEXT,
  key            TEXT,
  date           TEXT,
  date_precision TEXT,
  issuer         TEXT,
  issuer_text    TEXT,
  subject        TEXT,
  form           TEXT,
  pinpoint       TEXT,
  relation       TEXT,
  instrument     TEXT,
  confidence     REAL NOT NULL,
  page           INTEGER,
  section        TEXT,
  table_id       TEXT,
  row_no         INTEGER,
  column_no      INTEGER,
  start_byte     INTEGER NOT NULL,
  end_byte       INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  quote          TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_instrument ON citations (instrument);

CREATE TABLE findings (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  id       TEXT,
  kind     TEXT,
  severity TEXT,
  verdict  TEXT,
  printed  TEXT,
  computed TEXT,
  message  TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_places (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  finding_no INTEGER NOT NULL, -- findings.ordinal
  ordinal    INTEGER NOT NULL,
  page       INTEGER,
  section    TEXT,
  table_id   TEXT,
  row_no     INTEGER,
  column_no  INTEGER,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  PRIMARY KEY (document, finding_no, ordinal)
) STRICT, WITHOUT ROWID;

-- What current documents cite. A superseded version has no say.
CREATE VIEW mentions AS
SELECT c.*,
       CASE WHEN c.symbol_printed IS NOT NULL AND c.symbol IS NOT NULL
            THEN replace(c.key, c.symbol, c.symbol_printed) ELSE c.key END AS key_printed
FROM citations c JOIN documents d ON d.document = c.document
WHERE c.instrument IS NOT NULL AND d.superseded_by IS NULL;

-- The dates that mentions give their instrument, less those that a longer one
-- makes precise: "2020" says nothing against "2020-06-03".
CREATE VIEW instrument_dates AS
SELECT m.instrument, m.date, count(*) AS mentions
FROM mentions m
WHERE m.date IS NOT NULL AND (length(m.date) = 10 OR NOT EXISTS (
  SELECT 1 FROM mentions f WHERE f.instrument = m.instrument AND length(f.date) > length(m.date)
  AND substr(f.date, 1, length(m.date)) = m.date))
GROUP BY m.instrument, m.date;

-- An instrument is the sum of its mentions: of each field what most of them
-- say. Being a view, it is right after any document is read again.
CREATE VIEW instruments AS
SELECT
  i.instrument AS id,
  (SELECT type   FROM mentions WHERE instrument = i.instrument AND type   IS NOT NULL GROUP BY type   ORDER BY count(*) DESC, type   LIMIT 1) AS type,
  (SELECT number FROM mentions WHERE instrument = i.instrument AND number IS NOT NULL GROUP BY number ORDER BY count(*) DESC, number LIMIT 1) AS number,
  (SELECT symbol FROM mentions WHERE instrument = i.instrument AND symbol IS NOT NULL GROUP BY symbol ORDER BY count(*) DESC, symbol LIMIT 1) AS symbol,
  (SELECT key    FROM mentions WHERE instrument = i.instrument AND key    IS NOT NULL GROUP BY key    ORDER BY count(*) DESC, key    LIMIT 1) AS key,
  (SELECT issuer FROM mentions WHERE instrument = i.instrument AND issuer IS NOT NULL GROUP BY issuer ORDER BY count(*) DESC, issuer LIMIT 1) AS issuer,
  (SELECT date   FROM instrument_dates WHERE instrument = i.instrument ORDER BY mentions DESC, date LIMIT 1) AS date,
  coalesce(
    (SELECT subject FROM mentions WHERE instrument = i.instrument AND subject IS NOT NULL GROUP BY subject ORDER BY count(*) DESC, length(subject) DESC, subject LIMIT 1),
    (SELECT text FROM mentions WHERE instrument = i.instrument AND form IN ('law', 'alias') AND text IS NOT NULL GROUP BY text ORDER BY count(*) DESC, length(text) DESC, text LIMIT 1)
  ) AS title,
  (SELECT count(*) FROM mentions WHERE instrument = i.instrument) AS mentions,
  (SELECT count(DISTINCT document) FROM mentions WHERE instrument = i.instrument) AS documents,
  (SELECT json_group_array(key_printed) FROM
    (SELECT DISTINCT key_printed FROM mentions WHERE instrument = i.instrument AND key_printed IS NOT NULL ORDER BY 1)) AS variants,
  (SELECT json_group_array(line) FROM
    (SELECT 'date: ' || group_concat(date || ' (' || mentions || ')', ', ') AS line, count(*) AS dates FROM
      (SELECT date, mentions FROM instrument_dates WHERE instrument = i.instrument ORDER BY mentions DESC, date))
    WHERE dates > 1) AS conflicts
FROM (SELECT DISTINCT instrument FROM mentions) i;
