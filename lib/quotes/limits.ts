export const MOST_LINES = 40;
export const MOST_DUE_DAYS = 90;
