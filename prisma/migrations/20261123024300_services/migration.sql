-- CreateEnum
CREATE TYPE "ServiceState" AS ENUM ('pending', 'provisioning', 'active', 'failed', 'suspended', 'terminated');

-- CreateEnum
CREATE TYPE "ServiceOperation" AS ENUM ('create', 'resize', 'suspend', 'resume', 'terminate');

-- CreateEnum
CREATE TYPE "ServiceStepName" AS ENUM ('paid', 'reserved', 'created', 'configured', 'online', 'resized', 'suspended', 'resumed', 'removed', 'released');

-- CreateEnum
CREATE TYPE "ServiceStepState" AS ENUM ('waiting', 'running', 'done', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "ServiceProvider" AS ENUM ('embedded', 'webhook');

-- CreateEnum
CREATE TYPE "ServiceAskKind" AS ENUM ('upgrade', 'cancellation');

-- CreateEnum
CREATE TYPE "ServerPower" AS ENUM ('off', 'running', 'stopped', 'removed');

-- CreateTable
CREATE TABLE "Service" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "planKey" TEXT NOT NULL,
    "domain" TEXT,
    "locale" "Locale" NOT NULL,
    "cpu" INTEGER NOT NULL,
    "ram" INTEGER NOT NULL,
    "storage" INTEGER NOT NULL,
    "state" "ServiceState" NOT NULL DEFAULT 'pending',
    "provider" "ServiceProvider" NOT NULL DEFAULT 'embedded',
    "externalId" TEXT,
    "address" TEXT,
    "operation" "ServiceOperation",
    "run" INTEGER NOT NULL DEFAULT 0,
    "nextCpu" INTEGER,
    "nextRam" INTEGER,
    "nextStorage" INTEGER,
    "reason" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "activatedAt" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),
    "terminatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceStep" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "operation" "ServiceOperation" NOT NULL,
    "name" "ServiceStepName" NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "ServiceStepState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "error" TEXT,
    "detail" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceAsk" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "kind" "ServiceAskKind" NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceAsk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NodeServer" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "hostname" TEXT,
    "cpu" INTEGER NOT NULL,
    "ram" INTEGER NOT NULL,
    "storage" INTEGER NOT NULL,
    "power" "ServerPower" NOT NULL DEFAULT 'off',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NodeServer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProvisioningSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "provider" "ServiceProvider" NOT NULL DEFAULT 'embedded',
    "planProviders" JSONB NOT NULL DEFAULT '{}',
    "webhookUrl" TEXT,
    "secretVersion" INTEGER NOT NULL DEFAULT 1,
    "stepSeconds" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProvisioningSettings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Service_userId_createdAt_id_idx" ON "Service"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Service_state_createdAt_id_idx" ON "Service"("state", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Service_createdAt_id_idx" ON "Service"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Service_requestId_ordinal_key" ON "Service"("requestId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Service_provider_externalId_key" ON "Service"("provider", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceStep_serviceId_run_name_key" ON "ServiceStep"("serviceId", "run", "name");

-- CreateIndex
CREATE INDEX "ServiceAsk_serviceId_createdAt_idx" ON "ServiceAsk"("serviceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "NodeServer_serviceId_key" ON "NodeServer"("serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "NodeServer_hostname_key" ON "NodeServer"("hostname");

-- CreateIndex
CREATE INDEX "NodeServer_nodeId_idx" ON "NodeServer"("nodeId");

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "HostingRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceStep" ADD CONSTRAINT "ServiceStep_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAsk" ADD CONSTRAINT "ServiceAsk_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NodeServer" ADD CONSTRAINT "NodeServer_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NodeServer" ADD CONSTRAINT "NodeServer_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "CloudNode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a state promises, whoever writes it: active was confirmed, what ended says when.
ALTER TABLE "Service"
  ADD CONSTRAINT "Service_sizes" CHECK ("cpu" > 0 AND "ram" > 0 AND "storage" > 0 AND "ordinal" > 0),
  ADD CONSTRAINT "Service_confirmed" CHECK (
    "state" NOT IN ('active', 'suspended') OR ("activatedAt" IS NOT NULL AND "externalId" IS NOT NULL)),
  ADD CONSTRAINT "Service_started" CHECK ("state" IN ('pending', 'terminated') OR "startedAt" IS NOT NULL),
  ADD CONSTRAINT "Service_suspended" CHECK ("state" <> 'suspended' OR "suspendedAt" IS NOT NULL),
  ADD CONSTRAINT "Service_terminated" CHECK (("state" = 'terminated') = ("terminatedAt" IS NOT NULL)),
  ADD CONSTRAINT "Service_resize" CHECK (
    num_nonnulls("nextCpu", "nextRam", "nextStorage") IN (0, 3)
    AND least("nextCpu", "nextRam", "nextStorage") > 0);

CREATE FUNCTION refuse_service_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'pending' THEN RAISE EXCEPTION 'a service begins as pending'; END IF;
    RETURN NEW;
  END IF;
  IF NEW."state" <> OLD."state" AND (OLD."state", NEW."state") NOT IN (
    ('pending', 'provisioning'), ('pending', 'terminated'),
    ('provisioning', 'active'), ('provisioning', 'failed'), ('provisioning', 'terminated'),
    ('failed', 'provisioning'), ('failed', 'terminated'),
    ('active', 'suspended'), ('active', 'terminated'),
    ('suspended', 'active'), ('suspended', 'terminated'))
  THEN RAISE EXCEPTION 'a service does not go from % to %', OLD."state", NEW."state"; END IF;
  IF NEW."run" < OLD."run" THEN RAISE EXCEPTION 'the operations of a service are counted up'; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Service_moves" BEFORE INSERT OR UPDATE ON "Service"
  FOR EACH ROW EXECUTE FUNCTION refuse_service_jump();

-- What waits for its provider is looked through again and again; most services do not.
CREATE INDEX "Service_underway" ON "Service" ("updatedAt") WHERE "operation" IS NOT NULL;

ALTER TABLE "ServiceStep"
  ADD CONSTRAINT "ServiceStep_times" CHECK (
    ("state" = 'done') = ("finishedAt" IS NOT NULL)
    AND ("state" NOT IN ('running', 'done', 'failed') OR "startedAt" IS NOT NULL)),
  ADD CONSTRAINT "ServiceStep_error" CHECK ("state" <> 'failed' OR "error" IS NOT NULL);

CREATE FUNCTION keep_done_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('done', 'skipped') AND NEW."state" <> OLD."state" THEN
    RAISE EXCEPTION 'a step that is over stays so';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "ServiceStep_kept" BEFORE UPDATE ON "ServiceStep"
  FOR EACH ROW EXECUTE FUNCTION keep_done_step();

ALTER TABLE "ServiceAsk" ADD CONSTRAINT "ServiceAsk_over" CHECK (num_nonnulls("withdrawnAt", "settledAt") <= 1);

-- Asked twice, it is asked once.
CREATE UNIQUE INDEX "ServiceAsk_one_open" ON "ServiceAsk" ("serviceId", "kind")
  WHERE "withdrawnAt" IS NULL AND "settledAt" IS NULL;

ALTER TABLE "ProvisioningSettings"
  ADD CONSTRAINT "ProvisioningSettings_one" CHECK ("id" = 1),
  ADD CONSTRAINT "ProvisioningSettings_pause" CHECK ("stepSeconds" BETWEEN 0 AND 60);

ALTER TABLE "NodeServer" ADD CONSTRAINT "NodeServer_named" CHECK ("power" IN ('off', 'removed') OR "hostname" IS NOT NULL);
