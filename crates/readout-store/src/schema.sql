-- What was read in. The order of rows is the order of arrival; the order of folding stands in `fold`.
CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  url TEXT,
  source TEXT,
  published TEXT,
  language TEXT,
  script TEXT,
  title TEXT
) STRICT;
CREATE INDEX articles_published ON articles (published, id);

-- The heavy part of an article. `shown` is the text with what is masked blanked out, where anything is.
CREATE TABLE contents (
  n INTEGER PRIMARY KEY REFERENCES articles,
  text TEXT NOT NULL,
  shown TEXT,
  entities TEXT NOT NULL,
  article TEXT NOT NULL,
  analysis TEXT NOT NULL
) STRICT;

CREATE TABLE fold (seq INTEGER PRIMARY KEY, article INTEGER NOT NULL UNIQUE REFERENCES articles) STRICT;

-- The entities that the content of a statement names, by place of the content.
CREATE TABLE abouts (
  article INTEGER NOT NULL REFERENCES articles,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  entities TEXT NOT NULL,
  PRIMARY KEY (article, start, end)
) STRICT, WITHOUT ROWID;

-- Stories, entities, utterances, engagements, positions; first and last day, where known.
CREATE TABLE facts (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  first TEXT,
  last TEXT,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX facts_kind ON facts (kind, first, id);

-- The articles that a fact (other than an entity) comes from.
CREATE TABLE cites (fact INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (fact, article)) STRICT, WITHOUT ROWID;
CREATE INDEX cites_article ON cites (article, fact);

-- Who speaks, takes part or holds a position: an entity's id, or `name/` and the name.
CREATE TABLE parties (who TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (who, fact)) STRICT, WITHOUT ROWID;
CREATE INDEX parties_fact ON parties (fact, who);

-- Every form of every name, in any script.
CREATE TABLE forms (n INTEGER PRIMARY KEY, entity TEXT NOT NULL, form TEXT NOT NULL, UNIQUE (entity, form)) STRICT;
CREATE VIRTUAL TABLE form_words USING fts5 (
  form, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- What facts are about.
CREATE VIRTUAL TABLE fact_words USING fts5 (
  words, ids, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW indexed AS
SELECT n, title, coalesce(shown, text) AS text, entities FROM articles JOIN contents USING (n);
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, entities, content = 'indexed', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);
