import type { Actor } from "@seamark/auth";
import { hashOf, type KindName, type KnownReceipt } from "@seamark/mla-thread";
import { type Decision, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { faultsOfReleasing } from "../../released/releasing.ts";
import type { ActRow } from "../../store/acts.ts";
import { type Content, releases } from "../content.ts";
import { placed, prepareStatement, submittedReceipt, type WithFiles, wayOf } from "../make.ts";
import { made, waitsForSignature } from "./answer.ts";

/**
 * Prepares a statement, lets the hub sign it, and places it. For an agency that signs itself the text is the answer, and nothing is
 * stored. `beside` is written with it.
 */
export const signAndPlace = async (
	{ context, directory, signing, clocks, cases }: Deps,
	thread: WithFiles,
	said: { kind: KindName; content: Content; act?: Pick<ActRow, "id" | "preparedBy"> },
	{ actor, scopes, at }: { actor: Actor; scopes: readonly string[]; at: number },
	beside: Extract<Decision, { writes: unknown }>["writes"] = [],
): Promise<Decision> => {
	const making = { at, clocks, newId: context.newId, ...(said.act ? { release: said.act.id } : {}) };
	const prepared = prepareStatement(thread, said.kind, said.content, making);
	if ("refused" in prepared) return prepared;
	const { row } = thread;
	// What the statement says is true before it is said: the release has the id of the act, so that it is made once.
	if (releases(said.kind) && said.act) {
		const faults = await faultsOfReleasing({ signing, directory }, row);
		if (faults.length > 0) return refuse("REFUSED", faults);
		const { person = "", until = "" } = said.content;
		const { id, preparedBy } = said.act;
		const receiverId = wayOf(row).to;
		const release = { personId: person, preparedBy, releaseId: id, receiverId, requestId: row.id, until };
		await cases.release({ actor, scopes, ...release });
	}
	const receipt = submittedReceipt(thread, prepared);
	const texts = [prepared.bytes, JSON.stringify(receipt)];
	const [signed, receipted] = (await signing.sign(actor, row.agency, texts)) ?? [];
	if (!signed || !receipted) return { writes: [], events: [], answer: waitsForSignature(thread, prepared.bytes, at) };
	const known: KnownReceipt = { ...receipted, receipt };
	const after = placed(thread, signed, prepared.statement, known, actor);
	return {
		writes: [...after.writes, ...beside],
		events: after.events,
		answer: made(after, { statement: prepared.statement, hash: hashOf(signed.bytes) }, at),
	};
};
