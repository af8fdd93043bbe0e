-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "message" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "CostBookVersion" ADD COLUMN     "createdById" TEXT;

-- AddForeignKey
ALTER TABLE "CostBookVersion" ADD CONSTRAINT "CostBookVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published version stays as it was published; the next one follows the last.
CREATE TRIGGER "CostBookVersion_frozen" BEFORE UPDATE OR DELETE ON "CostBookVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "CostBookVersion" ADD CONSTRAINT "CostBookVersion_counted" CHECK ("version" > 0);

-- Drafts written by hand, the newest first.
CREATE INDEX "Invoice_drafts" ON "Invoice" ("createdAt" DESC, "id" DESC) WHERE "issuedAt" IS NULL;
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_revision" CHECK ("revision" >= 0);
