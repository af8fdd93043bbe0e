-- CreateIndex
CREATE INDEX "CrmLead_assignedToId_source_createdAt_id_idx" ON "CrmLead"("assignedToId", "source", "createdAt" DESC, "id" DESC);

-- Sources go to the sellers who know them: what a seller has of one is none or many, never its share of all.
CREATE STATISTICS "CrmLead_assignee_source" (mcv, dependencies) ON "assignedToId", "source" FROM "CrmLead";
ALTER STATISTICS "CrmLead_assignee_source" SET STATISTICS 400;
