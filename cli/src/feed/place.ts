import type { Body } from "@seamark/client";
import type { Hub } from "../hub/hub.ts";
import { CliError } from "../terminal/exit.ts";

/** How often the place of a feed that moves is sent to the hub. */
const every = 2_000;

export type Place = {
	/** The feed has come as far as this cursor. */
	passed(cursor: string): void;
	/** Sends what is not sent yet; says whether the hub has the last place. */
	end(): Promise<boolean>;
};

/** Keeps at the hub how far the duty post has followed, so that the next officer on it goes on there. */
export const openPlace = (hub: Hub, walk: { filter: Record<string, unknown> } | { subscription: string }): Place => {
	let latest: string | undefined;
	let kept: string | undefined;
	let sending: Promise<void> | undefined;
	const send = async (o: { farewell?: true; patience?: number } = {}): Promise<void> => {
		const cursor = latest;
		if (cursor === undefined || cursor === kept) return;
		try {
			await hub.PUT("/alerts/feed/place", { body: { cursor, ...walk } as Body<"keepPlace">, ...o });
			kept = cursor;
		} catch (error) {
			// A place that cannot be kept now is no reason to stop showing alerts.
			if (!(error instanceof CliError)) throw error;
		}
	};
	const timer = setInterval(() => {
		sending ??= send()
			.catch(() => undefined)
			.finally(() => {
				sending = undefined;
			});
	}, every);
	timer.unref();
	return {
		passed: (cursor) => {
			latest = cursor;
		},
		end: async () => {
			clearInterval(timer);
			await sending?.catch(() => undefined);
			await send({ farewell: true, patience: 5_000 });
			return latest !== undefined && kept === latest;
		},
	};
};
