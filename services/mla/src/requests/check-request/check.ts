import { evaluate, faultsOf, needsOf } from "@seamark/mla-rules";
import type { Register } from "@seamark/treaties";
import type { RequestRow } from "../../store/requests.ts";

/** What is missing or contradicts itself, all at once, and on what the request can rest, rule by rule. Pure. */
export const checkRequest = (
	row: Pick<RequestRow, "assistance" | "contents" | "offence">,
	o: { register: Register; requesting: string; requested: string; today: string },
) => {
	const faults = faultsOf(row.assistance, row.contents, o.today);
	const { bases, best, next } = evaluate(o.register, {
		requesting: o.requesting,
		requested: o.requested,
		day: o.today,
		offence: row.offence,
	});
	return {
		complete: faults.length === 0,
		faults: faults.map((one) => ({ ...one, at: one.at === "/assistance" ? one.at : `/contents${one.at}` })),
		needs: needsOf(row.assistance),
		bases,
		best: best?.instrument ?? null,
		next,
	};
};
