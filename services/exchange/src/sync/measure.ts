import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import { readLanes } from "../store/lanes.ts";
import { listLinks } from "../store/links.ts";
import { openReceipts } from "../store/subjects.ts";
import type { Sync } from "./exchange-once.ts";

const measureEveryMs = 5_000;

type Measured = { hub: string; silentSeconds: number; waiting: number; openReceipts: number };

/** How each link is, for the metrics: operators pair hubs by hand, so there are few. */
export const measureLinks = (sync: Sync, closing: AsyncDisposableStack): void => {
	let measured: Measured[] = [];
	const { pool, now } = sync.context;
	lookEvery(
		{ context: sync.context, closing },
		{ everyMs: measureEveryMs, failed: "links were not measured" },
		async () => {
			measured = await Promise.all(
				(await listLinks(pool)).map(async ({ hub, contactAt, pairedAt }) => {
					const { urgent, normal } = await readLanes(pool, hub);
					return {
						hub,
						silentSeconds: Math.max(0, now() - (contactAt ?? pairedAt).getTime()) / 1_000,
						waiting: [urgent, normal].reduce((sum, { own }) => sum + own.end.position - own.covered, 0),
						openReceipts: await openReceipts(pool, hub),
					};
				}),
			);
		},
	);
	// A hub without links shows zeros, so that a rule finds the metric there.
	const each = (value: (one: Measured) => number) => () =>
		measured.length === 0
			? [{ value: 0 }]
			: measured.map((one) => ({ value: value(one), attributes: { hub: one.hub } }));
	closing.defer(
		gauge(
			"seamark_exchange_silent_seconds",
			"Time since another hub was heard",
			each((one) => one.silentSeconds),
		),
	);
	closing.defer(
		gauge(
			"seamark_exchange_waiting_frames",
			"Frames that another hub does not have yet",
			each((one) => one.waiting),
		),
	);
	const receipts = each((one) => one.openReceipts);
	closing.defer(
		gauge("seamark_exchange_open_receipts", "Records taken back from another hub without its receipt", receipts),
	);
};
