import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { EntityKind } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { linkLookedUp, recordsAccessed } from "../../events.ts";
import { agenciesWith, insertNotice, isOfProtected } from "../../store/links.ts";
import { readAs } from "../../store/read.ts";
import { entityFault } from "../entity/check.ts";
import { keyOf } from "../entity/key.ts";
import { postToAsk, whomToAsk } from "./decide.ts";

export type LookUp = { kind: EntityKind; value: string; country?: string };
export type Hit = { agencyId: string; agency: string; country: string; postId: string | null; post: string | null };

/**
 * Whether other agencies have a thing in a case, and whom to ask. It is in the log with its purpose before the answer
 * leaves, and each agency that has it learns that it was asked for. Nothing found and nothing to be shown answer alike.
 */
export const lookUp = async (
	{ context, directory }: Deps,
	session: Session,
	{ kind, value, country = "" }: LookUp,
): Promise<{ hit: boolean; ask: Hit[] }> => {
	const fault = entityFault(kind, value);
	if (fault) throw new HubError("REFUSED", { faults: [{ at: "/value", message: fault }] });
	const who = session.principal();
	const at = context.now();
	const known = directory.current();
	const wanted = { kind, key: keyOf({ kind, value, country }, who.country), country };
	const asked = whomToAsk(who, known, at);
	const found = await readAs(context.pool, who, at, async (tx) =>
		(await isOfProtected(tx, wanted)) ? "protected" : agenciesWith(tx, wanted, asked),
	);
	const actor = actorOf(session, who);
	if (found === "protected") {
		const attempt = { action: "consultation", record: "link", ids: [], query: "look-up", found: false } as const;
		await context.committer.commit({
			writes: [],
			events: [recordsAccessed({ actor, ...attempt })],
			traceparent: currentTraceparent(),
		});
		throw new HubError("PROTECTED_NEVER_LOOKED_UP");
	}
	await context.committer.commit({
		writes: found.map((agency) => ({
			statement: insertNotice,
			row: {
				id: context.newId(),
				agency,
				from_agency: who.agency,
				from_post: who.post,
				kind,
				purpose: who.purpose,
				asked_at: new Date(at).toISOString(),
			},
		})),
		events: [linkLookedUp({ actor, kind, agencies: found })],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	const ask = found.flatMap((id): Hit[] => {
		const agency = known.agency(id);
		if (!agency) return [];
		const postId = postToAsk(known, id);
		const post = postId === null ? null : (known.post(postId)?.name ?? null);
		return [{ agencyId: id, agency: agency.name, country: agency.country, postId, post }];
	});
	return { hit: ask.length > 0, ask };
};
