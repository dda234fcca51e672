import type { Fault } from "@seamark/errors";
import { type CustodyEntry, readCustody } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import type { WithCustody } from "../find-custody.ts";

const skewMs = 5 * 60_000;

/** All that keeps an entry out of a chain of custody. Pure. */
export const faultsOfHappening = (
	{ row, entries }: WithCustody,
	{ step, to, happened }: { step: CustodyEntry["step"]; to?: string | undefined; happened: string },
	now: number,
): Fault[] => {
	const moment = Date.parse(happened);
	const last = readCustody(entries.at(-1)?.bytes ?? "");
	return faultsWhere(
		[row.state !== "here", "", "is of a file that is not here"],
		[step === "received", "/step", "is written by the hub alone, when a file of the other side arrives"],
		[step === "handed-over" && to === undefined, "/to", "is missing: say who has it now"],
		[step !== "handed-over" && step !== "returned" && to !== undefined, "/to", `does not belong to ${step}`],
		[moment > now + skewMs, "/happened", "is still to come"],
		[
			// A thing is collected before the file of it is taken in.
			step !== "collected" && last !== undefined && last.step !== "taken-in" && moment < Date.parse(last.happened),
			"/happened",
			"is before the entry that it follows",
		],
	);
};
