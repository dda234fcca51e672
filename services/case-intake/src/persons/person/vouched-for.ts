import type { Suspicion, UnrelatedBy } from "./state.ts";

/** What an officer suspects, with who vouches that it is unrelated; nobody has to where it is not called so. */
export const vouchedFor = (suspicion: Omit<Suspicion, "unrelatedBy">, by: UnrelatedBy | null): Suspicion => ({
	...suspicion,
	unrelatedBy: suspicion.relation === "unrelated" ? by : null,
});
