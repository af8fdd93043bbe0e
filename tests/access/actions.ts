import { ADMIN, EVERYONE, type Persona, SIGNED_IN, STAFF } from './personas';

const among = (names: readonly string[], who: readonly Persona[]): Record<string, readonly Persona[]> =>
  Object.fromEntries(names.map((name) => [name, who]));

/** Every server action and who gets past its guard; which rows they then reach is for the commands' tests. */
export const actions: Record<string, Record<string, readonly Persona[]>> = {
  'app/[locale]/(public)/hosting/order/actions.ts': among(
    ['checkCouponAction', 'orderHostingAction'],
    EVERYONE,
  ),
  'app/[locale]/(public)/request-service/actions.ts': among(['requestServiceAction'], EVERYONE),
  'app/[locale]/(auth)/confirm-request/[token]/actions.ts': among(['confirmRequestAction'], EVERYONE),
  'app/[locale]/(auth)/forgot-password/actions.ts': among(['forgotPasswordAction'], EVERYONE),
  'app/[locale]/(auth)/login/actions.ts': among(['signInAction'], EVERYONE),
  'app/[locale]/(auth)/register/actions.ts': among(['registerAction'], EVERYONE),
  'app/[locale]/(auth)/set-password/[token]/actions.ts': among(['setPasswordAction'], EVERYONE),
  // Also for a session that is already over: the cookie goes in any case.
  'components/layout/actions.ts': among(['signOutAction'], [...SIGNED_IN, 'deactivated']),
  'components/notifications/actions.ts': among(['markReadAction', 'markAllReadAction'], SIGNED_IN),
  'app/[locale]/(account)/account/services/actions.ts': among(
    ['askServiceAction', 'withdrawAskAction'],
    SIGNED_IN,
  ),
  'components/services/actions.ts': {
    ...among(['giveUpServiceAction', 'retryServiceAction'], ADMIN),
    ...among(['settleAskAction'], STAFF),
  },
  'app/[locale]/(admin)/admin/automation/actions.ts': among(['changeAutomationAction'], ADMIN),
  'app/[locale]/(admin)/admin/cloud/providers/actions.ts': among(
    ['changeProvidersAction', 'renewSecretAction'],
    ADMIN,
  ),
  'app/[locale]/(account)/account/requests/actions.ts': among(['cancelMyRequestAction'], SIGNED_IN),
  'app/[locale]/(hosting)/hosting/dashboard/actions.ts': {
    ...among(['activateRequestAction', 'startProcessingAction'], STAFF),
    ...among(['cancelRequestAction'], SIGNED_IN),
  },
  'app/[locale]/(crm)/crm/actions.ts': among(
    [
      'assignLeadAction',
      'clearFollowUpAction',
      'logActivityAction',
      'moveLeadAction',
      'setFollowUpAction',
      'updateLeadAction',
    ],
    STAFF,
  ),
  'components/offer/answer/actions.ts': among(
    ['acceptQuoteAction', 'askQuestionAction', 'declineQuoteAction'],
    EVERYONE,
  ),
  // Approving is for admins: the command says so.
  'app/[locale]/(crm)/crm/quotes/actions.ts': among(
    [
      'abandonDraftAction',
      'answerQuestionAction',
      'approveDiscountAction',
      'askApprovalAction',
      'createQuoteAction',
      'extendQuoteAction',
      'renewLinkAction',
      'reviseQuoteAction',
      'revokeLinkAction',
      'saveDraftAction',
      'sendQuoteAction',
    ],
    STAFF,
  ),
  'app/[locale]/(pulse)/live-pulse/actions.ts': among(
    ['acknowledgeAlertAction', 'resolveAlertAction'],
    ADMIN,
  ),
  'app/[locale]/(account)/account/invoices/actions.ts': among(
    ['payByCardAction', 'saveBillingAddressAction'],
    SIGNED_IN,
  ),
  'components/billing/subscription-actions.ts': {
    ...among(['cancelSubscriptionAction', 'changePlanAction', 'keepSubscriptionAction'], SIGNED_IN),
    ...among(['cancelNowAction'], ADMIN),
  },
  'app/[locale]/(crm)/crm/invoices/actions.ts': {
    ...among(['recordPaymentAction'], STAFF),
    ...among(
      [
        'carryOverAction',
        'issueCreditAction',
        'recordRefundAction',
        'recordTransfersAction',
        'voidPaymentAction',
      ],
      ADMIN,
    ),
  },
  'app/[locale]/(crm)/crm/customers/[id]/actions.ts': among(['setVatNumberAction'], ADMIN),
  'app/[locale]/(crm)/crm/invoices/drafts/actions.ts': among(
    [
      'createInvoiceDraftAction',
      'deleteInvoiceDraftAction',
      'issueInvoiceDraftAction',
      'saveInvoiceDraftAction',
    ],
    STAFF,
  ),
  'app/[locale]/(admin)/admin/billing/actions.ts': among(
    ['updateDunningAction', 'updateIdentityAction', 'updateSeriesAction', 'updateTermsAction'],
    ADMIN,
  ),
  'app/[locale]/(admin)/admin/costs/actions.ts': among(['publishCostsAction'], ADMIN),
  'app/[locale]/(admin)/admin/mailbox/actions.ts': among(['retryEmailAction', 'retryJobAction'], ADMIN),
  'app/[locale]/(admin)/admin/cloud/actions.ts': among(
    ['addNodeAction', 'removeNodeAction', 'setNodeStateAction', 'updateNodeAction'],
    ADMIN,
  ),
  'app/[locale]/(admin)/admin/users/actions.ts': among(
    [
      'addAbsenceAction',
      'changeRoleAction',
      'deactivateUserAction',
      'inviteUserAction',
      'reactivateUserAction',
      'removeAbsenceAction',
      'resendInvitationAction',
      'revokeSessionsAction',
      'updateSellerAction',
    ],
    ADMIN,
  ),
};
