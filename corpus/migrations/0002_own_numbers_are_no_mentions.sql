-- A document's own number line is read as a citation of form "self". It cites
-- nothing: it has no say in what instruments are cited, and how often.
DROP VIEW mentions;
CREATE VIEW mentions AS
SELECT c.*,
       CASE WHEN c.symbol_printed IS NOT NULL AND c.symbol IS NOT NULL
            THEN replace(c.key, c.symbol, c.symbol_printed) ELSE c.key END AS key_printed
FROM citations c JOIN documents d ON d.document = c.document
WHERE c.instrument IS NOT NULL AND c.form IS NOT 'self' AND d.superseded_by IS NULL;
