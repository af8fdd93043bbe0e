-- CreateEnum
CREATE TYPE "NodeState" AS ENUM ('open', 'draining');

-- CreateEnum
CREATE TYPE "CapacityState" AS ENUM ('reserved', 'in_use', 'released');

-- CreateTable
CREATE TABLE "CloudNode" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "cpu" INTEGER NOT NULL,
    "cpuOvercommitPercent" INTEGER NOT NULL DEFAULT 100,
    "ram" INTEGER NOT NULL,
    "storage" INTEGER NOT NULL,
    "state" "NodeState" NOT NULL DEFAULT 'open',
    "reservedCpu" INTEGER NOT NULL DEFAULT 0,
    "reservedRam" INTEGER NOT NULL DEFAULT 0,
    "reservedStorage" INTEGER NOT NULL DEFAULT 0,
    "usedCpu" INTEGER NOT NULL DEFAULT 0,
    "usedRam" INTEGER NOT NULL DEFAULT 0,
    "usedStorage" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CloudNode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapacityHold" (
    "id" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "cpu" INTEGER NOT NULL,
    "ram" INTEGER NOT NULL,
    "storage" INTEGER NOT NULL,
    "state" "CapacityState" NOT NULL DEFAULT 'reserved',
    "reason" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CapacityHold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CloudNode_name_key" ON "CloudNode"("name");

-- CreateIndex
CREATE INDEX "CapacityHold_nodeId_state_createdAt_idx" ON "CapacityHold"("nodeId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "CapacityHold_requestId_idx" ON "CapacityHold"("requestId");

-- AddForeignKey
ALTER TABLE "CapacityHold" ADD CONSTRAINT "CapacityHold_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "CloudNode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapacityHold" ADD CONSTRAINT "CapacityHold_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "HostingRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A node is never oversold: whoever writes, and however.
ALTER TABLE "CloudNode"
  ADD CONSTRAINT "CloudNode_sizes" CHECK ("cpu" > 0 AND "ram" > 0 AND "storage" > 0),
  ADD CONSTRAINT "CloudNode_overcommit" CHECK ("cpuOvercommitPercent" BETWEEN 100 AND 1600),
  ADD CONSTRAINT "CloudNode_sums" CHECK (least("reservedCpu", "reservedRam", "reservedStorage",
    "usedCpu", "usedRam", "usedStorage") >= 0),
  ADD CONSTRAINT "CloudNode_cpu_not_oversold" CHECK (
    ("reservedCpu" + "usedCpu")::bigint * 100 <= "cpu"::bigint * "cpuOvercommitPercent"),
  ADD CONSTRAINT "CloudNode_ram_not_oversold" CHECK ("reservedRam" + "usedRam" <= "ram"),
  ADD CONSTRAINT "CloudNode_storage_not_oversold" CHECK ("reservedStorage" + "usedStorage" <= "storage");

ALTER TABLE "CapacityHold"
  ADD CONSTRAINT "CapacityHold_sizes" CHECK ("cpu" > 0 AND "ram" > 0 AND "storage" > 0 AND "ordinal" > 0),
  ADD CONSTRAINT "CapacityHold_ended" CHECK (("state" = 'released') = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT "CapacityHold_used" CHECK ("state" <> 'in_use' OR "usedAt" IS NOT NULL);

-- One place for each server of a request, however often it is asked for.
CREATE UNIQUE INDEX "CapacityHold_one_place" ON "CapacityHold" ("requestId", "ordinal") WHERE "state" <> 'released';

-- Adds (sign 1) or takes away (sign -1) what a hold takes of its node.
CREATE FUNCTION count_hold(hold "CapacityHold", sign int) RETURNS void LANGUAGE sql AS $$
  UPDATE "CloudNode" SET
    "reservedCpu" = "reservedCpu" + CASE hold."state" WHEN 'reserved' THEN sign * hold."cpu" ELSE 0 END,
    "reservedRam" = "reservedRam" + CASE hold."state" WHEN 'reserved' THEN sign * hold."ram" ELSE 0 END,
    "reservedStorage" = "reservedStorage" + CASE hold."state" WHEN 'reserved' THEN sign * hold."storage" ELSE 0 END,
    "usedCpu" = "usedCpu" + CASE hold."state" WHEN 'in_use' THEN sign * hold."cpu" ELSE 0 END,
    "usedRam" = "usedRam" + CASE hold."state" WHEN 'in_use' THEN sign * hold."ram" ELSE 0 END,
    "usedStorage" = "usedStorage" + CASE hold."state" WHEN 'in_use' THEN sign * hold."storage" ELSE 0 END
  WHERE "id" = hold."nodeId" AND hold."state" <> 'released'
$$;

CREATE FUNCTION count_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM count_hold(OLD, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM count_hold(NEW, 1); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "CapacityHold_counted" AFTER INSERT OR UPDATE OR DELETE ON "CapacityHold"
  FOR EACH ROW EXECUTE FUNCTION count_holds();

CREATE FUNCTION refuse_written_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF (NEW."reservedCpu", NEW."reservedRam", NEW."reservedStorage", NEW."usedCpu", NEW."usedRam", NEW."usedStorage")
      IS DISTINCT FROM (0, 0, 0, 0, 0, 0) THEN RAISE EXCEPTION 'a new node holds nothing'; END IF;
  ELSIF (NEW."reservedCpu", NEW."reservedRam", NEW."reservedStorage", NEW."usedCpu", NEW."usedRam", NEW."usedStorage")
    IS DISTINCT FROM
    (OLD."reservedCpu", OLD."reservedRam", OLD."reservedStorage", OLD."usedCpu", OLD."usedRam", OLD."usedStorage")
  THEN RAISE EXCEPTION 'the sums of a node follow its holds'; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "CloudNode_sums_follow" BEFORE INSERT OR UPDATE ON "CloudNode"
  FOR EACH ROW EXECUTE FUNCTION refuse_written_sums();
