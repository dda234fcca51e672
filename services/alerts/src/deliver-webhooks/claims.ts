import { claimWebhooks, forgetWebhook, loadWebhooks } from "../store/webhooks.ts";
import { type Delivering, setState, suspend } from "./attempt.ts";
import { type Held, hold, isServed, readerOf, refresh } from "./held.ts";
import { savePositions } from "./scan.ts";

/** What of the webhooks that a process holds has to be read again, or looked at again. */
export type Due = {
	claim: boolean;
	review: boolean;
	/** Changed by a command or another process. */
	changed: Set<string>;
	/** A write of ours failed, so the row knows better than we do. */
	doubtful: Set<string>;
	/** The post asked for another try at once. */
	again: Set<string>;
};

/** Renews the claims of this process, and takes or gives back some. */
export const renewClaims = async (
	d: Delivering,
	webhooks: Map<string, Held>,
	due: Due,
	leaseMs: number,
): Promise<void> => {
	// Of claims that are too many, those go that nothing is under way for.
	const idle = (id: string) => (webhooks.get(id)?.sending.size ?? 0) === 0 && !webhooks.get(id)?.looking;
	await savePositions(d, [...webhooks.values()]);
	const claims = new Set(
		await claimWebhooks(d.deps.context.pool, d.instance, leaseMs, (all, surplus) => all.filter(idle).slice(0, surplus)),
	);
	for (const id of webhooks.keys()) if (!claims.has(id)) webhooks.delete(id);
	for (const id of claims) if (!webhooks.has(id)) due.changed.add(id);
	due.review = true;
};

/** Reads again what has changed; closes the books on what was removed. */
export const reloadChanged = async (d: Delivering, webhooks: Map<string, Held>, due: Due): Promise<void> => {
	const { pool, hubKey } = d.deps.context;
	const [changed, doubtful, again] = [due.changed, due.doubtful, due.again].map((set) => new Set(set)) as [
		Set<string>,
		Set<string>,
		Set<string>,
	];
	for (const set of [due.changed, due.doubtful, due.again]) set.clear();
	for (const row of await loadWebhooks(pool, d.instance, [...changed, ...doubtful])) {
		const held = webhooks.get(row.id);
		if (held) refresh(held, row, hubKey, doubtful.has(row.id));
		else webhooks.set(row.id, hold(row, hubKey));
		if (held && again.has(row.id)) Object.assign(held, { failures: 0, pausedUntil: 0 });
		if (row.state === "removed") await remove(d, webhooks, due, row.id);
	}
	// Its host may be approved by now, or no longer.
	if (changed.size > 0) due.review = true;
};

const remove = async (d: Delivering, webhooks: Map<string, Held>, due: Due, id: string): Promise<void> => {
	const held = webhooks.get(id);
	if (!held) return;
	if (held.sending.size > 0) {
		// What is under way belongs into the books; nobody waits for it meanwhile.
		void Promise.all(held.sending.values()).then(() => {
			due.changed.add(id);
			d.deps.context.wake.poke();
		});
		return;
	}
	await d.book.end(held, "the subscription was removed");
	await forgetWebhook(d.deps.context.pool, id);
	webhooks.delete(id);
};

const goesOnByItself = ({ state }: Held): boolean => state === "suspended" || state === "waiting-for-approval";

/**
 * A post that no longer qualifies, or does again: both take effect without waiting for an alert. What waits for an officer to
 * confirm it goes on by that alone: that the officer of before is back says nothing about the address.
 */
export const review = async (d: Delivering, webhooks: Map<string, Held>): Promise<void> => {
	for (const held of webhooks.values()) {
		if (!isServed(held) && !goesOnByItself(held)) continue;
		const who = readerOf(d.deps, held);
		if ("refused" in who) await suspend(d, held, who.refused);
		else if (goesOnByItself(held)) {
			await setState(d, held, "active", "webhook-resumed", "");
			held.dueAt = 0;
		}
	}
};
