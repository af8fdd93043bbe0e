/** Shares of what the open nodes can sell, in percent, from which an alert is raised. */
export const QUOTA_WARNING = 80;
export const QUOTA_CRITICAL = 95;
