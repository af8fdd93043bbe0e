/** Every job of the platform and what it carries; the worker's task list is typed by it. */
export type JobPayloads = {
  /** Renders the message, then delivers or keeps it. */
  send_email: { emailId: string };
  /** Hints open pages after something the worker itself wrote. */
  sweep_expired: Record<string, never>;
  remind_follow_ups: Record<string, never>;
};

export type JobName = keyof JobPayloads;
