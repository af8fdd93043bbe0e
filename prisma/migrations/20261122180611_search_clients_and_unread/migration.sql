-- The bell counts what is unread at each page.
CREATE INDEX "Notification_unread" ON "Notification" ("userId") WHERE "readAt" IS NULL;

-- Clients by part of their name, e-mail or company, without accents (lib/search/plain-text.ts says the same words).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "User_client_search" ON "User" USING gin (
    translate(lower("name" || ' ' || "email" || ' ' || COALESCE("company", '')), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy') gin_trgm_ops)
    WHERE "role" = 'CLIENT';
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not available: clients are searched without an index';
END $$;
