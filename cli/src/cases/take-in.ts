import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import type { NewCase } from "./cases.ts";

type Thing = NonNullable<Body<"mergeReport">["things"]>[number];

/** Makes a case of a report, or puts it to one that is there. */
export const takeIn = async (
	context: Context,
	report: string,
	o: Partial<NewCase> & { into?: string; withoutPersons?: boolean; thing?: readonly string[] },
): Promise<void> => {
	const { out } = context;
	const { into, withoutPersons, thing = [], ...fields } = o;
	if (into === undefined && fields.title === undefined)
		throw usageError(
			"It is not said what becomes of the report.",
			"Open a case with --title, or name one with --into.",
		);
	if (into !== undefined && Object.keys(fields).length > 0)
		throw usageError("A case that is there keeps its title, summary and law.", "Leave them out beside --into.");
	const things = thingsOf(thing);
	const said = things.length > 0 ? { things } : {};
	const hub = await context.hub();
	const params = { path: { id: report } };
	const taken =
		into === undefined
			? await hub.POST("/reports/{id}/take-in", { params, body: { ...fields, ...said } as Body<"takeInReport"> })
			: await hub.POST("/reports/{id}/merge", {
					params,
					body: { caseId: into, withPersons: withoutPersons !== true, ...said },
				});
	if (out.json) return out.document(taken);
	const { links, unlinked } = taken;
	out.say(
		`${out.paint("green", into === undefined ? "Opened" : "Merged into")} ${safeLine(taken.reference)} with ${safeLine(taken.persons)} persons and ${links} ${links === 1 ? "link" : "links"}  ${safeLine(taken.caseId)}`,
		...unlinked.map((one) => `Not linked: ${safeLine(one.kind)} ${safeLine(one.value)} ${safeLine(one.reason)}`),
	);
	out.hint(`Next: seamark case persons ${safeLine(taken.caseId)}, seamark case links ${safeLine(taken.caseId)}`);
};

const thingsOf = (words: readonly string[]): Thing[] => {
	const read = words.map((word) => ({ word, parts: /^(\w+):(\w+)=(.+)$/s.exec(word) }));
	const faults = read.flatMap(({ word, parts }) =>
		parts ? [] : [{ at: word, message: "is not like instrument:vehicle='TK 7701'" }],
	);
	if (faults.length > 0) throw usageError("What a thing is in the case cannot be read.", undefined, faults);
	// The hub says which roles and kinds there are.
	return read.map(({ parts }) => ({ role: parts?.[1], kind: parts?.[2], value: parts?.[3] }) as Thing);
};
