/** The admin of the server under test, which begins with an empty data folder. */
export const ADMIN = { handle: "admin", password: "correct-horse-battery" } as const;
