-- The palette finds maintenance windows by their titles, their words and the services they affect.

CREATE VIRTUAL TABLE window_words USING fts5 (
    title, words, services, tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO window_words (rowid, title, words, services)
SELECT number, title, words,
       coalesce((SELECT group_concat(name, ' ') FROM window_service WHERE window_id = maintenance_window.id), '')
  FROM maintenance_window
 WHERE deleted_at IS NULL;

CREATE TRIGGER window_words_enter AFTER INSERT ON maintenance_window BEGIN
    INSERT INTO window_words (rowid, title, words, services) VALUES (new.number, new.title, new.words, '');
END;

CREATE TRIGGER window_words_change AFTER UPDATE OF title, words ON maintenance_window BEGIN
    UPDATE window_words SET title = new.title, words = new.words WHERE rowid = new.number;
END;

CREATE TRIGGER window_words_bury AFTER UPDATE OF deleted_at ON maintenance_window WHEN new.deleted_at IS NOT NULL BEGIN
    DELETE FROM window_words WHERE rowid = new.number;
END;

CREATE TRIGGER window_words_leave AFTER DELETE ON maintenance_window BEGIN
    DELETE FROM window_words WHERE rowid = old.number;
END;

CREATE TRIGGER window_words_serve AFTER INSERT ON window_service BEGIN
    UPDATE window_words
       SET services = services || ' ' || new.name
     WHERE rowid = (SELECT number FROM maintenance_window WHERE id = new.window_id);
END;

CREATE TRIGGER window_words_serve_no_more AFTER DELETE ON window_service BEGIN
    UPDATE window_words
       SET services = coalesce((SELECT group_concat(name, ' ') FROM window_service WHERE window_id = old.window_id), '')
     WHERE rowid = (SELECT number FROM maintenance_window WHERE id = old.window_id);
END;
