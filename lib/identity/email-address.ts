/** The one spelling of an e-mail address the platform stores and compares. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
