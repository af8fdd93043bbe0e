-- CreateTable
CREATE TABLE "AutomationSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "autoQuote" BOOLEAN NOT NULL DEFAULT false,
    "countries" TEXT[] DEFAULT ARRAY['FR']::TEXT[],
    "maxServers" INTEGER NOT NULL DEFAULT 3,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AutomationSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AutomaticQuote" (
    "requestId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'pending',
    "quoteId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AutomaticQuote_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE INDEX "AutomaticQuote_createdAt_requestId_idx" ON "AutomaticQuote"("createdAt" DESC, "requestId");

-- AddForeignKey
ALTER TABLE "AutomaticQuote" ADD CONSTRAINT "AutomaticQuote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "HostingRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AutomationSettings"
  ADD CONSTRAINT "AutomationSettings_one" CHECK ("id" = 1),
  ADD CONSTRAINT "AutomationSettings_servers" CHECK ("maxServers" BETWEEN 1 AND 50);
ALTER TABLE "AutomaticQuote" ADD CONSTRAINT "AutomaticQuote_decided" CHECK (
  ("outcome" = 'pending') = ("decidedAt" IS NULL) AND ("outcome" = 'quoted') = ("quoteId" IS NOT NULL));

-- What people did of what the platform might have done: the automation rate counts these alone.
CREATE INDEX "PulseEvent_by_somebody" ON "PulseEvent" ("type", "at") WHERE "actorId" IS NOT NULL;
