"""The rows of an archive, made by the database out of one staging table.

`%(page)s` and `%(part)s` are how many articles a page of a list and a part of a sitemap hold,
`%(version)s` is the version of the templates.
"""

from __future__ import annotations

from typing import Final

STAGING: Final = """
CREATE TEMPORARY TABLE archive (
  number bigint, article uuid, story uuid, revision uuid, publication uuid, headline text,
  slug text, section text, topic text, path text, at timestamptz, content text,
  content_sha256 text, entry text, sha256 text, previous text, signature bytea, key bytea,
  words text) ON COMMIT DROP
"""

_FACTS: Final = """
INSERT INTO stories_story (id, slugline) SELECT story, 'REPORT-' || number FROM archive;
INSERT INTO stories_article (id, story_id, service_id, headline, short_headline, deck, slug,
    dateline, state, revision_number, first_published, last_published, section_id, subjects, genre)
  SELECT article, story, 'en', headline, '', '', archive.slug, '', 'published', 1, at, at,
    section.id, '{}', '' FROM archive
  JOIN stories_section section ON section.service_id = 'en' AND section.slug = archive.section;
INSERT INTO stories_revision (id, article_id, number, data, sha256, contributors, touched)
  SELECT revision, article, 1, '{}', lpad(to_hex(number), 64, '0'), '{}', '[]' FROM archive;
INSERT INTO publishing_publication (id, number, article_id, service_id, revision_id, kind, note,
    content, content_sha256, entry, sha256, previous, signature, key, at)
  SELECT publication, number + 1, article, 'en', revision, 'publish', '', content,
    content_sha256, entry, sha256, previous, signature, key, at FROM archive;
INSERT INTO publishing_publicarticle (article_id, story_id, service_id, path, publication_id,
    standing, genre, last_entry, first_published, modified)
  SELECT article, story, 'en', path, publication, true, '', 0, at, at FROM archive;
INSERT INTO publishing_searchentry (article_id, service_id, words)
  SELECT article, 'en', setweight(to_tsvector('english', headline), 'A')
    || to_tsvector('english', words) FROM archive;
"""

_LISTS: Final = """
CREATE TEMPORARY TABLE place ON COMMIT DROP AS
  SELECT list AS key, article, row_number() OVER (PARTITION BY list ORDER BY number) AS position
  FROM archive, unnest(ARRAY['en', 'en/author/newsroom', 'en/section/' || section,
    'en/topic/' || topic, 'en/day/' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')]) list;
INSERT INTO publishing_listing (key, last) SELECT key, max(position) FROM place GROUP BY key;
INSERT INTO publishing_listentry (listing_id, position, article_id, shown)
  SELECT key, position, article, true FROM place ORDER BY article;
INSERT INTO publishing_sitemappart (service_id, number, modified)
  SELECT 'en', number / %(part)s + 1, max(at) FROM archive GROUP BY number / %(part)s;
"""

# Every page of an article with what it read, as `publishing.pages.makers` reads it.
_PAGES: Final = """
CREATE TEMPORARY TABLE made (path text, output text, subject text, urgency int, reads text[])
  ON COMMIT DROP;
INSERT INTO made
  SELECT prefix || path || suffix, output, article::text, urgency,
    ARRAY['service:en', 'article:' || article] || CASE output
      WHEN 'card' THEN '{}'
      WHEN 'article' THEN array_remove(earlier, NULL) || ARRAY['story:' || story]
      WHEN 'ninjs' THEN ARRAY['story:' || story] WHEN 'newsml-g2' THEN ARRAY['story:' || story]
      ELSE '{}' END
      || CASE output WHEN 'card' THEN '{}' ELSE ARRAY['template:' || %(version)s] END
  FROM (SELECT article, story, path, ARRAY['article:' || lag(article, 4) OVER numbered,
      'article:' || lag(article, 8) OVER numbered, 'article:' || lag(article, 12) OVER numbered,
      'article:' || lag(article, 16) OVER numbered] AS earlier
    FROM archive WINDOW numbered AS (ORDER BY number)) one,
  (VALUES ('', '', 'article', 4), ('', 'card.png', 'card', 9), ('', 'ninjs.json', 'ninjs', 8),
    ('', 'newsml-g2.xml', 'newsml-g2', 8), ('', 'email/', 'email-article', 8))
    AS kind (prefix, suffix, output, urgency);
INSERT INTO made
  SELECT '/en/lite' || substr(path, 4), 'lite-article', article::text, 4,
    ARRAY['service:en', 'article:' || article, 'template:' || %(version)s] FROM archive;
INSERT INTO made
  SELECT edition.path || CASE split_part(key, '/', 2)
      WHEN 'section' THEN split_part(key, '/', 3)
      WHEN 'day' THEN 'archive/' || replace(split_part(key, '/', 3), '-', '/')
      ELSE substr(key, 4) END || '/page/' || number || '/',
    edition.prefix || split_part(key, '/', 2), split_part(key, '/', 3) || '#' || number, urgency,
    array_agg('article:' || article) || ARRAY['service:en', 'template:' || %(version)s,
      'list:' || key || '#' || (number + 1)]
  FROM (SELECT key, article, (position - 1) / %(page)s + 1 AS number FROM place
    WHERE key LIKE 'en/%%') place,
  (VALUES ('/en/', '', 2), ('/en/lite/', 'lite-', 7)) AS edition (path, prefix, urgency)
  GROUP BY key, number, edition.path, edition.prefix, urgency
  HAVING count(*) = %(page)s;
INSERT INTO made
  SELECT '/en/sitemap/' || number || '.xml', 'sitemap', number::text, 5,
    ARRAY['sitemap:en/' || number, 'template:' || %(version)s] FROM publishing_sitemappart;
INSERT INTO publishing_page (path, output, service_code, subject, urgency, usual_urgency, wanted,
    rendered, sha256, status, failure, failures)
  SELECT path, output, 'en', subject, urgency, urgency, 1, 1, '', 200, '', 0 FROM made;
INSERT INTO publishing_pageread (page_id, key)
  SELECT page.id, key FROM made JOIN publishing_page page USING (path), unnest(reads) key;
SELECT setval('publishing_page_sequence', 10);
"""

ROWS: Final = tuple(
    statement
    for part in (_FACTS, _LISTS, "ANALYZE archive;", _PAGES)
    for statement in part.split(";")
    if statement.strip()
)
