import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { closeFile } from "../../store/erasure.ts";
import type { TracingFile } from "../file.ts";

/** What would be forgotten keeps a file open: an order that holds property, money in custody, an advance, a release that waits. */
export const decideCloseTracingFile = (
	file: TracingFile,
	left: { restrained: number; waiting: number; running: number; inCustody: boolean },
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	const faults = faultsWhere(
		[file.closedAt !== null, "", "is closed already"],
		[left.restrained > 0, "", "has property that an order holds: lift it, or confiscate it"],
		[left.inCustody, "", "has value in its books that is not given back, or an advance that is owed"],
		[left.waiting > 0, "", "has a release that waits for another officer"],
		[left.running > 0, "", "has a load that is not done: give it up"],
	);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const closedAt = new Date(at).toISOString();
	const { id, version } = file;
	return {
		writes: [{ statement: closeFile, row: { id, version, at: closedAt } }],
		events: [recordChanged({ actor, record: "tracing-file", recordId: id, change: "changed", version: version + 1 })],
		answer: { ...file, closedAt, version: version + 1 },
	};
};
