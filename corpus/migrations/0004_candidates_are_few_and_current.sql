-- Candidates are of current documents on both sides, and at most eight for a
-- citation: more help nobody to tell which is meant.
DROP VIEW candidates;
CREATE VIEW candidates AS
SELECT document, ordinal, instrument FROM (
  SELECT document, ordinal, instrument, row_number() OVER (PARTITION BY document, ordinal ORDER BY instrument) AS place FROM (
    SELECT DISTINCT c.document, c.ordinal, m.instrument
    FROM citations c
    JOIN documents asking ON asking.document = c.document AND asking.superseded_by IS NULL
    JOIN citations m ON ltrim(m.number, '0') = ltrim(c.number, '0') AND m.instrument IS NOT NULL
    JOIN documents d ON d.document = m.document AND d.superseded_by IS NULL
    WHERE c.instrument IS NULL AND c.number IS NOT NULL AND c.form IN ('explicit', 'alias')
      AND (m.symbol = c.symbol OR c.symbol IS NULL AND m.type = c.type)
      AND (c.issuer IS NULL OR m.issuer = c.issuer)
      AND (c.date IS NULL OR m.date IS NULL OR substr(m.date, 1, 4) = substr(c.date, 1, 4))))
WHERE place <= 8;
