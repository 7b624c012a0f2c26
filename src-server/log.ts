import type { ErrorCode } from '#shared/error-codes.ts';

/** One line for the operator. No secret and no personal data ever goes in here. */
export type LogEntry = {
  level: 'info' | 'warning' | 'alarm';
  event: string;
  code?: ErrorCode;
  /** Ids and counts. */
  about?: Record<string, string | number>;
  cause?: unknown;
};

export type Log = (entry: LogEntry) => void;

export const silentLog: Log = () => {};
