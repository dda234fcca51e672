import type { ChallengeFor } from "./challenge.ts";

/** What the challenge for one request of one sign-in is about. */
export const confirming = (signIn: { id: string }, operation: string): ChallengeFor => ({
	kind: "confirmation",
	about: `${signIn.id} ${operation}`,
});
