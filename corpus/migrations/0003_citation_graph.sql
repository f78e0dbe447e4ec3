-- What a citation may mean while it cannot be told, what its parts disagree
-- on, and in the subject of which other citation of its document it stands.
ALTER TABLE citations ADD COLUMN candidates TEXT;
ALTER TABLE citations ADD COLUMN conflicts TEXT;
ALTER TABLE citations ADD COLUMN inside TEXT;
CREATE INDEX citations_by_number ON citations (ltrim(number, '0'), symbol, issuer);
CREATE INDEX citations_inside ON citations (document, inside) WHERE inside IS NOT NULL;
CREATE INDEX citations_own ON citations (document, instrument) WHERE form = 'self' AND instrument IS NOT NULL;
CREATE INDEX citations_own_instrument ON citations (instrument, document) WHERE form = 'self' AND instrument IS NOT NULL;

DROP VIEW instruments;
DROP VIEW instrument_dates;
DROP VIEW mentions;

CREATE VIEW mentions AS
SELECT c.*,
       CASE WHEN c.symbol_printed IS NOT NULL AND c.symbol IS NOT NULL
            THEN replace(c.key, c.symbol, c.symbol_printed) ELSE c.key END AS key_printed,
       d.date AS document_date, d.province AS document_province
FROM citations c JOIN documents d ON d.document = c.document
WHERE c.instrument IS NOT NULL AND c.form IS NOT 'self' AND d.superseded_by IS NULL;

-- The documents of the corpus as instruments, by the numbers that they bear.
CREATE VIEW own_instruments AS
SELECT c.document, min(c.instrument) AS instrument
FROM citations c JOIN documents d ON d.document = c.document
WHERE c.form = 'self' AND c.instrument IS NOT NULL AND d.superseded_by IS NULL
GROUP BY c.document;

-- Who cites what, one row a mention. source is a document's own instrument, or
-- 'document/' and its id where it bears no number. reported is 1 where a third
-- document says so: "Kế hoạch A triển khai Quyết định B".
CREATE VIEW edges AS
SELECT * FROM (
  SELECT coalesce((SELECT min(o.instrument) FROM citations o
                   WHERE o.document = m.document AND o.form = 'self' AND o.instrument IS NOT NULL), 'document/' || d.id) AS source,
         m.instrument AS target, m.relation, 0 AS reported, m.document, m.ordinal
  FROM mentions m JOIN documents d ON d.document = m.document
  UNION ALL
  SELECT o.instrument, m.instrument, m.relation, 1, m.document, m.ordinal
  FROM mentions m JOIN citations o ON o.document = m.document AND o.id = m.inside
  WHERE m.inside IS NOT NULL AND o.instrument IS NOT NULL AND o.form IS NOT 'self')
WHERE source <> target;

-- What a citation without instrument may mean, by all documents of the corpus:
-- instruments of its number and symbol, or kind, and of its issuer and year
-- where it says them.
CREATE VIEW candidates AS
SELECT DISTINCT c.document, c.ordinal, m.instrument
FROM citations c
JOIN citations m ON ltrim(m.number, '0') = ltrim(c.number, '0') AND m.instrument IS NOT NULL
JOIN documents d ON d.document = m.document AND d.superseded_by IS NULL
WHERE c.instrument IS NULL AND c.number IS NOT NULL AND c.form IN ('explicit', 'alias')
  AND (m.symbol = c.symbol OR c.symbol IS NULL AND m.type = c.type)
  AND (c.issuer IS NULL OR m.issuer = c.issuer)
  AND (c.date IS NULL OR m.date IS NULL OR substr(m.date, 1, 4) = substr(c.date, 1, 4));

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
  coalesce(
    (SELECT type FROM mentions WHERE instrument = i.instrument AND type IS NOT NULL AND form NOT IN ('alias', 'reference') GROUP BY type ORDER BY count(*) DESC, type LIMIT 1),
    (SELECT type FROM mentions WHERE instrument = i.instrument AND type IS NOT NULL GROUP BY type ORDER BY count(*) DESC, type LIMIT 1)
  ) AS type,
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
  (SELECT json_group_array(line) FROM (
    SELECT line FROM
      (SELECT 'date: ' || group_concat(date || ' (' || mentions || ')', ', ') AS line, count(*) AS dates FROM
        (SELECT date, mentions FROM instrument_dates WHERE instrument = i.instrument ORDER BY mentions DESC, date))
      WHERE dates > 1
    UNION ALL SELECT line FROM
      (SELECT c.value || ' (' || count(*) || ')' AS line FROM mentions m, json_each(m.conflicts) c
        WHERE m.instrument = i.instrument AND m.conflicts IS NOT NULL GROUP BY c.value ORDER BY count(*) DESC, c.value))) AS conflicts,
  (SELECT min(document_date) FROM mentions WHERE instrument = i.instrument) AS first_cited,
  (SELECT max(document_date) FROM mentions WHERE instrument = i.instrument) AS last_cited,
  (SELECT json_group_array(json_object('province', province, 'mentions', times, 'documents', many)) FROM
    (SELECT document_province AS province, count(*) AS times, count(DISTINCT document) AS many FROM mentions
      WHERE instrument = i.instrument GROUP BY 1 ORDER BY times DESC, coalesce(province, ''))) AS provinces,
  (SELECT d.id FROM citations o JOIN documents d ON d.document = o.document
    WHERE o.form = 'self' AND o.instrument = i.instrument AND d.superseded_by IS NULL ORDER BY d.source, d.id LIMIT 1) AS document
FROM (SELECT DISTINCT instrument FROM mentions) i;
