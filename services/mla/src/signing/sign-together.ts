import { HubError } from "@seamark/errors";
import type { Signed } from "@seamark/mla-thread";

type Sign = (texts: readonly string[]) => Promise<Signed[]>;
type Waiting = { texts: readonly string[]; resolve: (signed: Signed[]) => void; reject: (error: unknown) => void };

/** As many as identity signs in one call. */
const most = 100;

/**
 * Texts that wait for the same signer at the same time are signed by one call: each call is on record with a commit of its own. Where one
 * of the texts is at fault, each member is asked for by itself, so that only the guilty one fails. `signer` names who signs, and for whom.
 */
export const signTogether = (): ((signer: string, texts: readonly string[], sign: Sign) => Promise<Signed[]>) => {
	const waiting = new Map<string, Waiting[]>();
	const settle = async (group: readonly Waiting[], sign: Sign): Promise<void> => {
		try {
			const signed = await sign(group.flatMap(({ texts }) => texts));
			let from = 0;
			for (const { texts, resolve } of group) {
				resolve(signed.slice(from, from + texts.length));
				from += texts.length;
			}
		} catch (error) {
			const ofOne = group.length > 1 && error instanceof HubError && error.code === "VALIDATION";
			if (ofOne) await Promise.all(group.map((one) => settle([one], sign)));
			else for (const { reject } of group) reject(error);
		}
	};
	const drain = async (signer: string, sign: Sign): Promise<void> => {
		for (let queue = waiting.get(signer) ?? []; queue.length > 0; ) await settle(takeFrom(queue), sign);
		waiting.delete(signer);
	};
	return (signer, texts, sign) =>
		new Promise((resolve, reject) => {
			const one = { texts, resolve, reject };
			const queue = waiting.get(signer);
			if (queue) return void queue.push(one);
			waiting.set(signer, [one]);
			// Those that come in the same turn of the event loop go together; later ones while the first are under way.
			setImmediate(() => void drain(signer, sign));
		});
};

/** The first ones of a queue, as many as go into one call; one at least. */
const takeFrom = (queue: Waiting[]): Waiting[] => {
	let [count, texts] = [0, 0];
	for (const one of queue) {
		texts += one.texts.length;
		if (count > 0 && texts > most) break;
		count++;
	}
	return queue.splice(0, count);
};
