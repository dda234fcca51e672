import type { Fault } from "@seamark/errors";
import { type KindName, readStatement, type SignatureFault, type Statement, take } from "@seamark/mla-thread";
import { faultsOfNamed } from "../../files/named.ts";
import type { ActRow } from "../../store/acts.ts";
import type { Content } from "../content.ts";
import { copyOf } from "../copy.ts";
import { needsTwo, type WithFiles } from "../make.ts";
import { inWords } from "../objections.ts";

/** A statement says when it was made: nobody places one of long ago, or of a time to come. */
const skewMs = 5 * 60_000;

/** All that keeps a statement, which the agency signed itself, from its place. */
export const faultsOfPlacing = (
	thread: WithFiles,
	bytes: string,
	signature: SignatureFault | undefined,
	o: { now: number; officer: string; acts: readonly ActRow[] },
): { faults: Fault[] } | { statement: Statement; act: ActRow | undefined } => {
	const statement = readStatement(bytes);
	if (!statement)
		return { faults: [{ at: "/text", message: "is no statement; send the text exactly as `act` gave it" }] };
	const faults: Fault[] = signature ? [{ at: "/signature", message: `does not hold: ${signature}` }] : [];
	if (statement.by !== thread.row.side) faults.push({ at: "/text", message: "is not of your side" });
	if (Math.abs(Date.parse(statement.at) - o.now) > skewMs)
		faults.push({ at: "/text", message: "is not of now; prepare it again" });
	faults.push(...faultsOfNamed(statement.content as Content, thread.files));
	const act = secondPerson(statement, o, faults);
	const taken = take(copyOf(thread.row, thread.chains), { bytes, signature: "" }, statement);
	if ("refused" in taken)
		faults.push(
			...(taken.refused.why === "not-allowed"
				? inWords(statement.kind, taken.refused.objections)
				: [{ at: "/text", message: `does not follow what is in the thread: ${taken.refused.why}; prepare it again` }]),
		);
	else if (taken.taken !== "new") faults.push({ at: "/text", message: "has a number that is taken; prepare it again" });
	return faults.length > 0 ? { faults } : { statement, act };
};

/** Where two persons take part, another officer prepared the same kind before. */
const secondPerson = (
	{ kind }: { kind: KindName },
	{ officer, acts }: { officer: string; acts: readonly ActRow[] },
	faults: Fault[],
): ActRow | undefined => {
	if (!needsTwo(kind)) return undefined;
	const act = acts.find((one) => one.kind === kind && one.state === "waiting" && one.preparedBy !== officer);
	if (!act || officer === "")
		faults.push({ at: "/text", message: `${kind} takes two persons: another officer prepares it by \`act\` first` });
	return act;
};
