import { isDeepStrictEqual } from "node:util";
import type { Fault } from "@seamark/errors";
import { kindNames, readStatement, type SignatureFault, type Statement, take } from "@seamark/mla-thread";
import type { Clocks } from "../../config.ts";
import type { ActRow } from "../../store/acts.ts";
import { type Content, isContent } from "../content.ts";
import { copyOf } from "../copy.ts";
import { completed, faultsOfSaid, needsTwo, type WithFiles } from "../make.ts";
import { inWords } from "../objections.ts";
import { faultsOfSecond } from "../sign-act/decide.ts";

/** A statement says when it was made: nobody places one of long ago, or of a time to come. */
const skewMs = 5 * 60_000;
const asGiven = "send the text exactly as `act` gave it";
type Placing = { now: number; clocks: Clocks; officer: string; acts: readonly ActRow[] };

/** All that keeps a statement, which the agency signed itself, from its place. */
export const faultsOfPlacing = (
	thread: WithFiles,
	bytes: string,
	signature: SignatureFault | undefined,
	o: Placing,
): { faults: Fault[] } | { statement: Statement; act: ActRow | undefined } => {
	const statement = readStatement(bytes);
	if (!statement || !kindNames.includes(statement.kind))
		return { faults: [{ at: "/text", message: `is no statement; ${asGiven}` }] };
	const faults: Fault[] = signature ? [{ at: "/signature", message: `does not hold: ${signature}` }] : [];
	if (statement.by !== thread.row.side) faults.push({ at: "/text", message: "is not of your side" });
	if (Math.abs(Date.parse(statement.at) - o.now) > skewMs)
		faults.push({ at: "/text", message: "is not of now; prepare it again" });
	// What the hub adds is added again, and has to come out as it was signed.
	const { request: _, safeConductUntil: __, ...said } = statement.content;
	if (!isContent(said))
		return { faults: [...faults, { at: "/text", message: `says what no statement says; ${asGiven}` }] };
	faults.push(...faultsOfSaid(thread, statement.kind, said, Date.parse(statement.at)));
	if (!isWhole(statement, said, thread, o))
		faults.push({ at: "/text", message: "is not what the request says now; prepare it again" });
	const act = secondPerson(statement, thread, o, faults);
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

/** Whether the statement is what the hub would make of these words. Ids of items are those of the statement. */
const isWhole = (
	{ kind, at, content }: Statement,
	{ items, ...words }: Content,
	thread: WithFiles,
	{ clocks }: Placing,
): boolean => {
	const ids = ((content.items ?? []) as { id?: string }[]).map(({ id }) => id);
	const said = items ? { ...words, items: items.map((item, n) => ({ ...item, id: item.id ?? ids[n] ?? "" })) } : words;
	const made = completed(thread, kind, said, { at: Date.parse(at), clocks, newId: () => "" });
	return isDeepStrictEqual(JSON.parse(JSON.stringify(made)), content);
};

/** Where two persons take part, another officer prepared this statement before, with the same words. */
const secondPerson = (statement: Statement, thread: WithFiles, o: Placing, faults: Fault[]): ActRow | undefined => {
	const { kind } = statement;
	if (!needsTwo(kind)) return undefined;
	const act = o.acts.find(
		(one) =>
			one.kind === kind &&
			faultsOfSecond(one, thread, o.officer).length === 0 &&
			isWhole(statement, one.content as Content, thread, o),
	);
	if (!act)
		faults.push({
			at: "/text",
			code: "SECOND_PERSON_NEEDED",
			message: `${kind} takes two persons: another officer prepares it by \`act\`, and you sign the text that \`sign-act\` gives`,
		});
	return act;
};
