import { transact } from "@seamark/db";
import type { Deps } from "../deps.ts";
import { releaseParcels } from "../parcels/send.ts";
import { findLink } from "../store/links.ts";
import { offer } from "./offer.ts";

const atOnce = 100;

/** Beside what asks for it: nobody waits for it. */
export const offerAllBeside = (deps: Deps, hub: string, signal: AbortSignal): void => {
	void offerAll(deps, hub, signal).catch((error: unknown) =>
		deps.context.log.warn(
			{ err: error, hub },
			"what another hub may see could not be looked at again; it is with the next change",
		),
	);
};

/** Every live alert of this hub is looked at again for a hub whose agencies, or whose terms, have changed. */
const offerAll = async (deps: Deps, hub: string, signal: AbortSignal): Promise<void> => {
	await releaseParcels(deps, hub);
	for (let after = ""; !signal.aborted; ) {
		const link = await findLink(deps.context.pool, hub);
		const ids = await deps.neighbours.ownAlertsAfter(after, atOnce);
		const last = ids.at(-1);
		if (!link || last === undefined) return;
		await transact(deps.context.pool, (tx) => offer(tx, deps, link, ids));
		deps.news.tell(hub);
		after = last;
	}
};
