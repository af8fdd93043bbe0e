-- CreateIndex
CREATE INDEX "CrmLead_assignedToId_score_id_idx" ON "CrmLead"("assignedToId", "score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_assignedToId_estimatedValueCents_id_idx" ON "CrmLead"("assignedToId", "estimatedValueCents" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_status_createdAt_id_idx" ON "CrmLead"("status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_status_score_id_idx" ON "CrmLead"("status", "score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_status_estimatedValueCents_id_idx" ON "CrmLead"("status", "estimatedValueCents" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_source_createdAt_id_idx" ON "CrmLead"("source", "createdAt" DESC, "id" DESC);

-- By follow-up, of one seller and of one stage.
CREATE INDEX "CrmLead_follow_up_of_seller" ON "CrmLead"
  ("assignedToId", (COALESCE("nextFollowUpAt", 'infinity'::timestamptz)), "id");
CREATE INDEX "CrmLead_follow_up_of_stage" ON "CrmLead"
  ("status", (COALESCE("nextFollowUpAt", 'infinity'::timestamptz)), "id");

-- The unassigned pool in each order. PostgreSQL does not take IS NULL for an equality when it looks for an index in
-- order, and reads a million leads for the few that nobody has.
CREATE INDEX "CrmLead_pool_board" ON "CrmLead" ("status", "boardPosition", "id") WHERE "assignedToId" IS NULL;
CREATE INDEX "CrmLead_pool_created" ON "CrmLead" ("createdAt" DESC, "id" DESC) WHERE "assignedToId" IS NULL;
CREATE INDEX "CrmLead_pool_score" ON "CrmLead" ("score" DESC, "id" DESC) WHERE "assignedToId" IS NULL;
CREATE INDEX "CrmLead_pool_value" ON "CrmLead" ("estimatedValueCents" DESC, "id" DESC) WHERE "assignedToId" IS NULL;
CREATE INDEX "CrmLead_pool_follow_up" ON "CrmLead" ((COALESCE("nextFollowUpAt", 'infinity'::timestamptz)), "id")
  WHERE "assignedToId" IS NULL;
