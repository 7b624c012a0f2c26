/** What this host calls itself towards the server. */
export const app = 'vestibule 0.1.0';

/** No true clock can be before this version was written. */
export const builtAt = Date.UTC(2026, 10, 1);
