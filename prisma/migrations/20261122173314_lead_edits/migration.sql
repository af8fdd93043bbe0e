-- AlterEnum
ALTER TYPE "ActivityType" ADD VALUE 'updated';

-- Leads by follow-up, those without one last.
CREATE INDEX "CrmLead_follow_up_order" ON "CrmLead" (COALESCE("nextFollowUpAt", 'infinity'::timestamptz), "id");

-- Search inside words. Where the extension may not be installed the search works without its index.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "CrmLead_search" ON "CrmLead" USING gin ("searchText" gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not available: leads are searched without an index';
END $$;
