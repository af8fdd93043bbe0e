-- Quotes by part of their reference (lib/search/find-quotes.ts says the same words).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "Quote_reference_search" ON "Quote" USING gin (lower("reference") gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not available: quotes are searched without an index';
END $$;
