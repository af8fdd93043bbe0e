-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CouponKind" AS ENUM ('percentage', 'fixed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'SELLER', 'CLIENT');

-- CreateEnum
CREATE TYPE "CustomerType" AS ENUM ('consumer', 'business');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('set_password', 'reset_password', 'confirm_request');

-- CreateEnum
CREATE TYPE "LeadStatus" AS ENUM ('new', 'contacted', 'qualified', 'proposal', 'won', 'lost');

-- CreateEnum
CREATE TYPE "LeadSource" AS ENUM ('hosting_form', 'service_form', 'referral', 'cold_call', 'email', 'other');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "ActivityType" AS ENUM ('email', 'call', 'meeting', 'note', 'created', 'scored', 'assigned', 'status_changed', 'follow_up', 'confirmed');

-- CreateEnum
CREATE TYPE "EmailStatus" AS ENUM ('queued', 'kept', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('pending', 'processing', 'active', 'cancelled');

-- CreateEnum
CREATE TYPE "BillingCycle" AS ENUM ('monthly', 'yearly');

-- CreateEnum
CREATE TYPE "DomainMode" AS ENUM ('none', 'existing', 'register', 'transfer');

-- CreateEnum
CREATE TYPE "RequestConfirmation" AS ENUM ('not_needed', 'awaiting', 'confirmed');

-- CreateEnum
CREATE TYPE "ServiceKind" AS ENUM ('website', 'migration', 'managed_server', 'email_domain', 'security', 'other');

-- CreateEnum
CREATE TYPE "BudgetRange" AS ENUM ('under_500', 'from_500_to_2000', 'from_2000_to_10000', 'over_10000', 'unknown');

-- CreateEnum
CREATE TYPE "FormEventKind" AS ENUM ('view', 'start', 'step', 'field_error', 'submit');

-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('info', 'warning', 'critical');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('fr', 'en');

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT,
    "data" JSONB NOT NULL,
    "ip" TEXT,
    "requestId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HostingPlan" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "cpu" INTEGER NOT NULL,
    "ram" INTEGER NOT NULL,
    "storage" INTEGER NOT NULL,
    "bandwidth" INTEGER NOT NULL,
    "priceCents" INTEGER,
    "features" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HostingPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceBookVersion" (
    "version" INTEGER NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PriceBookVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Coupon" (
    "code" TEXT NOT NULL,
    "kind" "CouponKind" NOT NULL,
    "value" INTEGER NOT NULL,
    "periods" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),
    "maxUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Coupon_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'CLIENT',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locale" "Locale" NOT NULL DEFAULT 'fr',
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "passwordHash" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "phone" TEXT,
    "company" TEXT,
    "country" TEXT NOT NULL DEFAULT 'FR',
    "customerType" "CustomerType" NOT NULL DEFAULT 'consumer',
    "vatNumber" TEXT,
    "vatNumberVerified" BOOLEAN NOT NULL DEFAULT false,
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 40,
    "lastAssignedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hostingRequestId" TEXT,
    "serviceRequestId" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimitWindow" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateLimitWindow_pkey" PRIMARY KEY ("key","windowStart")
);

-- CreateTable
CREATE TABLE "CrmLead" (
    "id" TEXT NOT NULL,
    "customerId" TEXT,
    "source" "LeadSource" NOT NULL,
    "status" "LeadStatus" NOT NULL DEFAULT 'new',
    "priority" "Priority" NOT NULL DEFAULT 'medium',
    "assignedToId" TEXT,
    "title" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "company" TEXT,
    "locale" "Locale" NOT NULL,
    "estimatedValueCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "probability" INTEGER NOT NULL,
    "expectedCloseDate" DATE,
    "score" INTEGER NOT NULL,
    "scorePoints" JSONB NOT NULL,
    "assignmentReason" JSONB,
    "notes" TEXT,
    "lostReason" TEXT,
    "nextFollowUpAt" TIMESTAMPTZ(3),
    "nextFollowUpNote" TEXT,
    "boardPosition" DECIMAL(65,30) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "searchText" TEXT NOT NULL,
    "stageChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "hostingRequestId" TEXT,
    "serviceRequestId" TEXT,

    CONSTRAINT "CrmLead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadStageChange" (
    "id" TEXT NOT NULL,
    "leadId" TEXT NOT NULL,
    "from" "LeadStatus",
    "to" "LeadStatus" NOT NULL,
    "actorId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadStageChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrmActivity" (
    "id" TEXT NOT NULL,
    "leadId" TEXT NOT NULL,
    "type" "ActivityType" NOT NULL,
    "subject" TEXT NOT NULL,
    "description" TEXT,
    "data" JSONB,
    "completedAt" TIMESTAMPTZ(3),
    "createdById" TEXT,
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CrmActivity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailMessage" (
    "id" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "toEmail" TEXT NOT NULL,
    "userId" TEXT,
    "props" JSONB NOT NULL,
    "status" "EmailStatus" NOT NULL DEFAULT 'queued',
    "subject" TEXT,
    "html" TEXT,
    "text" TEXT,
    "providerId" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "renderedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HostingRequest" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "userId" TEXT,
    "planId" TEXT NOT NULL,
    "domain" TEXT,
    "domainMode" "DomainMode" NOT NULL DEFAULT 'none',
    "customConfig" JSONB NOT NULL,
    "status" "RequestStatus" NOT NULL DEFAULT 'pending',
    "totalPriceCents" INTEGER NOT NULL,
    "recurringNetCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "billingCycle" "BillingCycle" NOT NULL,
    "commitmentMonths" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "priceBookVersion" INTEGER NOT NULL,
    "couponCode" TEXT,
    "price" JSONB NOT NULL,
    "notes" TEXT,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "company" TEXT,
    "country" TEXT NOT NULL,
    "customerType" "CustomerType" NOT NULL,
    "vatNumber" TEXT,
    "locale" "Locale" NOT NULL,
    "confirmation" "RequestConfirmation" NOT NULL DEFAULT 'not_needed',
    "confirmedAt" TIMESTAMPTZ(3),
    "receiptTokenHash" TEXT NOT NULL,
    "activatedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HostingRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceRequest" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "userId" TEXT,
    "kind" "ServiceKind" NOT NULL,
    "need" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "budgetRange" "BudgetRange" NOT NULL,
    "deadline" DATE,
    "status" "RequestStatus" NOT NULL DEFAULT 'pending',
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "company" TEXT,
    "country" TEXT NOT NULL,
    "customerType" "CustomerType" NOT NULL,
    "locale" "Locale" NOT NULL,
    "confirmation" "RequestConfirmation" NOT NULL DEFAULT 'not_needed',
    "confirmedAt" TIMESTAMPTZ(3),
    "receiptTokenHash" TEXT NOT NULL,
    "activatedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ServiceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PulseEvent" (
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leadId" TEXT,
    "requestId" TEXT,
    "actorId" TEXT,
    "assigneeId" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "PulseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormVisit" (
    "visitId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "viewedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "step" INTEGER NOT NULL DEFAULT 0,
    "errors" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FormVisit_pkey" PRIMARY KEY ("visitId","form")
);

-- CreateTable
CREATE TABLE "FormEvent" (
    "id" BIGSERIAL NOT NULL,
    "visitId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "FormEventKind" NOT NULL,
    "step" INTEGER,
    "field" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" "AlertSeverity" NOT NULL,
    "data" JSONB NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcessHeartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProcessHeartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_at_idx" ON "AuditEntry"("subjectType", "subjectId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "HostingPlan_code_key" ON "HostingPlan"("code");

-- CreateIndex
CREATE INDEX "PriceBookVersion_validFrom_idx" ON "PriceBookVersion"("validFrom" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_role_active_idx" ON "User"("role", "active");

-- CreateIndex
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Absence_userId_endsAt_idx" ON "Absence"("userId", "endsAt");

-- CreateIndex
CREATE INDEX "UserSession_userId_expiresAt_idx" ON "UserSession"("userId", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "UserToken_tokenHash_key" ON "UserToken"("tokenHash");

-- CreateIndex
CREATE INDEX "UserToken_userId_purpose_idx" ON "UserToken"("userId", "purpose");

-- CreateIndex
CREATE INDEX "UserToken_hostingRequestId_idx" ON "UserToken"("hostingRequestId");

-- CreateIndex
CREATE INDEX "UserToken_serviceRequestId_idx" ON "UserToken"("serviceRequestId");

-- CreateIndex
CREATE INDEX "RateLimitWindow_windowStart_idx" ON "RateLimitWindow"("windowStart");

-- CreateIndex
CREATE UNIQUE INDEX "CrmLead_hostingRequestId_key" ON "CrmLead"("hostingRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "CrmLead_serviceRequestId_key" ON "CrmLead"("serviceRequestId");

-- CreateIndex
CREATE INDEX "CrmLead_status_boardPosition_id_idx" ON "CrmLead"("status", "boardPosition", "id");

-- CreateIndex
CREATE INDEX "CrmLead_assignedToId_status_boardPosition_id_idx" ON "CrmLead"("assignedToId", "status", "boardPosition", "id");

-- CreateIndex
CREATE INDEX "CrmLead_createdAt_id_idx" ON "CrmLead"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_assignedToId_createdAt_id_idx" ON "CrmLead"("assignedToId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_score_id_idx" ON "CrmLead"("score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_estimatedValueCents_id_idx" ON "CrmLead"("estimatedValueCents" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmLead_nextFollowUpAt_idx" ON "CrmLead"("nextFollowUpAt");

-- CreateIndex
CREATE INDEX "CrmLead_customerId_idx" ON "CrmLead"("customerId");

-- CreateIndex
CREATE INDEX "CrmLead_closedAt_idx" ON "CrmLead"("closedAt");

-- CreateIndex
CREATE INDEX "LeadStageChange_leadId_at_idx" ON "LeadStageChange"("leadId", "at");

-- CreateIndex
CREATE INDEX "LeadStageChange_to_at_idx" ON "LeadStageChange"("to", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CrmActivity_idempotencyKey_key" ON "CrmActivity"("idempotencyKey");

-- CreateIndex
CREATE INDEX "CrmActivity_leadId_createdAt_id_idx" ON "CrmActivity"("leadId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "EmailMessage_dedupeKey_key" ON "EmailMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "EmailMessage_createdAt_id_idx" ON "EmailMessage"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "EmailMessage_status_createdAt_idx" ON "EmailMessage"("status", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Notification_dedupeKey_key" ON "Notification"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "HostingRequest_reference_key" ON "HostingRequest"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "HostingRequest_idempotencyKey_key" ON "HostingRequest"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "HostingRequest_receiptTokenHash_key" ON "HostingRequest"("receiptTokenHash");

-- CreateIndex
CREATE INDEX "HostingRequest_createdAt_id_idx" ON "HostingRequest"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "HostingRequest_userId_createdAt_idx" ON "HostingRequest"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "HostingRequest_status_createdAt_idx" ON "HostingRequest"("status", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "HostingRequest_activatedAt_idx" ON "HostingRequest"("activatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceRequest_reference_key" ON "ServiceRequest"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceRequest_idempotencyKey_key" ON "ServiceRequest"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceRequest_receiptTokenHash_key" ON "ServiceRequest"("receiptTokenHash");

-- CreateIndex
CREATE INDEX "ServiceRequest_createdAt_id_idx" ON "ServiceRequest"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_userId_createdAt_idx" ON "ServiceRequest"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ServiceRequest_status_createdAt_idx" ON "ServiceRequest"("status", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PulseEvent_at_id_idx" ON "PulseEvent"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PulseEvent_type_at_idx" ON "PulseEvent"("type", "at" DESC);

-- CreateIndex
CREATE INDEX "PulseEvent_assigneeId_at_idx" ON "PulseEvent"("assigneeId", "at" DESC);

-- CreateIndex
CREATE INDEX "FormVisit_form_viewedAt_idx" ON "FormVisit"("form", "viewedAt" DESC);

-- CreateIndex
CREATE INDEX "FormEvent_form_kind_at_idx" ON "FormEvent"("form", "kind", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "FormEvent_visitId_form_seq_key" ON "FormEvent"("visitId", "form", "seq");

-- CreateIndex
CREATE INDEX "Alert_openedAt_id_idx" ON "Alert"("openedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Alert_resolvedAt_idx" ON "Alert"("resolvedAt");

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserToken" ADD CONSTRAINT "UserToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserToken" ADD CONSTRAINT "UserToken_hostingRequestId_fkey" FOREIGN KEY ("hostingRequestId") REFERENCES "HostingRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserToken" ADD CONSTRAINT "UserToken_serviceRequestId_fkey" FOREIGN KEY ("serviceRequestId") REFERENCES "ServiceRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmLead" ADD CONSTRAINT "CrmLead_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmLead" ADD CONSTRAINT "CrmLead_assignedToId_fkey" FOREIGN KEY ("assignedToId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmLead" ADD CONSTRAINT "CrmLead_hostingRequestId_fkey" FOREIGN KEY ("hostingRequestId") REFERENCES "HostingRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmLead" ADD CONSTRAINT "CrmLead_serviceRequestId_fkey" FOREIGN KEY ("serviceRequestId") REFERENCES "ServiceRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadStageChange" ADD CONSTRAINT "LeadStageChange_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "CrmLead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadStageChange" ADD CONSTRAINT "LeadStageChange_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmActivity" ADD CONSTRAINT "CrmActivity_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "CrmLead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmActivity" ADD CONSTRAINT "CrmActivity_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailMessage" ADD CONSTRAINT "EmailMessage_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingRequest" ADD CONSTRAINT "HostingRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingRequest" ADD CONSTRAINT "HostingRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "HostingPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingRequest" ADD CONSTRAINT "HostingRequest_priceBookVersion_fkey" FOREIGN KEY ("priceBookVersion") REFERENCES "PriceBookVersion"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingRequest" ADD CONSTRAINT "HostingRequest_couponCode_fkey" FOREIGN KEY ("couponCode") REFERENCES "Coupon"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRequest" ADD CONSTRAINT "ServiceRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules the schema language cannot say.

ALTER TABLE "User"
  ADD CONSTRAINT "User_email_normalized" CHECK ("email" = lower(btrim("email")) AND "email" <> ''),
  ADD CONSTRAINT "User_capacity_positive" CHECK ("capacity" >= 0),
  ADD CONSTRAINT "User_country_code" CHECK ("country" ~ '^[A-Z]{2}$');

ALTER TABLE "Absence" ADD CONSTRAINT "Absence_ends_after_start" CHECK ("endsAt" > "startsAt");

ALTER TABLE "HostingPlan"
  ADD CONSTRAINT "HostingPlan_amounts_positive"
  CHECK ("priceCents" >= 0 AND "cpu" >= 0 AND "ram" >= 0 AND "storage" >= 0 AND "bandwidth" >= 0);

ALTER TABLE "Coupon"
  ADD CONSTRAINT "Coupon_value_positive" CHECK ("value" > 0 AND ("kind" <> 'percentage' OR "value" <= 10000)),
  ADD CONSTRAINT "Coupon_uses_within_limit" CHECK ("uses" >= 0 AND ("maxUses" IS NULL OR "uses" <= "maxUses")),
  ADD CONSTRAINT "Coupon_periods_positive" CHECK ("periods" > 0),
  ADD CONSTRAINT "Coupon_dates_in_order" CHECK ("validTo" > "validFrom");

ALTER TABLE "HostingRequest"
  ADD CONSTRAINT "HostingRequest_amounts_positive" CHECK ("totalPriceCents" >= 0 AND "recurringNetCents" >= 0),
  ADD CONSTRAINT "HostingRequest_quantity_range" CHECK ("quantity" BETWEEN 1 AND 50),
  ADD CONSTRAINT "HostingRequest_commitment" CHECK ("commitmentMonths" IN (0, 12, 24, 36)),
  ADD CONSTRAINT "HostingRequest_owner_known" CHECK ("userId" IS NOT NULL OR "confirmation" = 'awaiting'),
  ADD CONSTRAINT "HostingRequest_domain_named" CHECK (("domainMode" = 'none') = ("domain" IS NULL)),
  ADD CONSTRAINT "HostingRequest_active_dated" CHECK ("status" <> 'active' OR "activatedAt" IS NOT NULL),
  ADD CONSTRAINT "HostingRequest_cancelled_dated" CHECK (("status" = 'cancelled') = ("cancelledAt" IS NOT NULL));

ALTER TABLE "ServiceRequest"
  ADD CONSTRAINT "ServiceRequest_owner_known" CHECK ("userId" IS NOT NULL OR "confirmation" = 'awaiting'),
  ADD CONSTRAINT "ServiceRequest_active_dated" CHECK ("status" <> 'active' OR "activatedAt" IS NOT NULL),
  ADD CONSTRAINT "ServiceRequest_cancelled_dated" CHECK (("status" = 'cancelled') = ("cancelledAt" IS NOT NULL));

ALTER TABLE "CrmLead"
  ADD CONSTRAINT "CrmLead_value_positive" CHECK ("estimatedValueCents" >= 0),
  ADD CONSTRAINT "CrmLead_probability_range" CHECK ("probability" BETWEEN 0 AND 100),
  ADD CONSTRAINT "CrmLead_lost_has_reason" CHECK ("status" <> 'lost' OR btrim(COALESCE("lostReason", '')) <> ''),
  ADD CONSTRAINT "CrmLead_closed_dated" CHECK (("status" IN ('won', 'lost')) = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT "CrmLead_one_request" CHECK ("hostingRequestId" IS NULL OR "serviceRequestId" IS NULL);

-- Sellers' open work, counted for assignment.
CREATE INDEX "CrmLead_open_by_assignee" ON "CrmLead" ("assignedToId") WHERE "status" NOT IN ('won', 'lost');

ALTER TABLE "FormVisit"
  ADD CONSTRAINT "FormVisit_step_positive" CHECK ("step" >= 0 AND "errors" >= 0);

ALTER TABLE "Alert" ADD CONSTRAINT "Alert_count_positive" CHECK ("count" > 0);
CREATE UNIQUE INDEX "Alert_one_open_per_key" ON "Alert" ("key") WHERE "resolvedAt" IS NULL;

-- What is on record stays as it was written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PriceBookVersion_frozen" BEFORE UPDATE OR DELETE ON "PriceBookVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
