import type { Change } from "@seamark/log";
import { type Refused, refuse } from "@seamark/service";
import { spending } from "../../second-person/confirmed-request.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import { identitiesOf } from "./settle.ts";
import type { ReportState } from "./state.ts";

/**
 * Who is in a report is erased when nobody takes them in. One officer alone does not decide that: it could be the one word of a victim.
 * A report that says of nobody who they are loses nothing, and one officer settles it.
 */
export const lettingGo = (
	report: ReportState,
	{ request, at }: { request: SecondPerson | undefined; at: number },
): { writes: Change["writes"] } | Refused => {
	if (identitiesOf(report).length === 0) return { writes: [] };
	if (request) return { writes: spending(request, at) };
	return refuse(
		"SECOND_PERSON_NEEDED",
		[],
		"The report says who somebody is, and that would be erased. Ask first, with a reason: POST /reports/{id}/letting-go. When a second officer has confirmed it, you have a day, with the purpose that you asked with. Or take its persons in.",
	);
};
