import type { Actor } from "@seamark/auth";
import { hashOf, type KindName, type KnownReceipt } from "@seamark/mla-thread";
import type { Decision } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import type { Content } from "../content.ts";
import { placed, prepareStatement, submittedReceipt, type WithFiles } from "../make.ts";
import { made, waitsForSignature } from "./answer.ts";

/**
 * Prepares a statement, lets the hub sign it, and places it. For an agency that signs itself the text is the answer, and nothing is
 * stored. `beside` is written with it.
 */
export const signAndPlace = async (
	{ context, signing, clocks }: Deps,
	thread: WithFiles,
	said: { kind: KindName; content: Content },
	{ actor, at }: { actor: Actor; at: number },
	beside: Extract<Decision, { writes: unknown }>["writes"] = [],
): Promise<Decision> => {
	const prepared = prepareStatement(thread, said.kind, said.content, { at, clocks, newId: context.newId });
	if ("refused" in prepared) return prepared;
	const { row } = thread;
	if ((await signing.keysOf(row.agency)).sovereign)
		return { writes: [], events: [], answer: waitsForSignature(thread, prepared.bytes, at) };
	const receipt = submittedReceipt(thread, prepared);
	const [signed, receipted] = await signing.sign(actor, row.agency, [prepared.bytes, JSON.stringify(receipt)]);
	if (!signed || !receipted) throw new Error("The identity service signed less than it was asked to.");
	const known: KnownReceipt = { ...receipted, receipt };
	const after = placed(thread, signed, prepared.statement, known, actor);
	return {
		writes: [...after.writes, ...beside],
		events: after.events,
		answer: made(after, { statement: prepared.statement, hash: hashOf(signed.bytes) }, at),
	};
};
