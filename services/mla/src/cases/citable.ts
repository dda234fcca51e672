import { type Fault, HubError } from "@seamark/errors";
import type { Cases, ForWhom } from "./client.ts";

/** Another agency's case and none answer alike. `at`: the field that names it. */
export const notCitable = (at: string): Fault => ({
	at,
	message: "This is no case of your agency that you may cite. It takes the scope cases:read.",
});

/** The case, where the caller may cite it. Throws REFUSED for every other one. */
export const citable = async (
	{ cases }: { cases: Pick<Cases, "check"> },
	o: ForWhom & { caseId: string },
	at: string,
): Promise<{ status: string; reference: string }> => {
	const found = await cases.check(o);
	if (found) return found;
	throw new HubError("REFUSED", { faults: [notCitable(at)] });
};
