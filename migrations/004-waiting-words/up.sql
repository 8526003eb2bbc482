-- Lines that arrived after this one are not yet in the indexes of words and letters. They wait for each other there: a
-- new segment of an index for each line costs as much as the line.
INSERT INTO meta (key, value) SELECT 'words_until', CAST(coalesce(max(arrival), 0) AS TEXT) FROM line;
