import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { restraintEnding } from "../events.ts";
import { ordersEnding, setWarned } from "../store/property.ts";
import { warningDue, warnings } from "./view.ts";

const everyMs = 10 * 60_000;
const day = 86_400_000;

/** Tells of each order that is about to end, or has: once for each of the warnings. Answers how many end within a day, and how many have. */
export const warnOfEnds = async ({ context, directory }: Deps): Promise<{ soon: number; ended: number }> => {
	const at = context.now();
	const agencies = directory.current().snapshot.agencies.map(({ id }) => id);
	const found = await ordersEnding(context.pool, agencies, new Date(at + warnings[0] * day).toISOString());
	for (const { id, file, lead, endsAt, warned } of found) {
		const days = warningDue(endsAt, warned, at);
		if (days === undefined) continue;
		await context.committer.commit({
			writes: [{ statement: setWarned, row: { id, days, ends_at: endsAt } }],
			events: [restraintEnding({ fileId: file, propertyId: id, leadId: lead, endsAt, days })],
			writer: lead,
		});
	}
	const ends = found.map(({ endsAt }) => Date.parse(endsAt) - at);
	return {
		soon: ends.filter((left) => left > 0 && left <= day).length,
		ended: ends.filter((left) => left <= 0).length,
	};
};

/** Looks every ten minutes. What is held under an order must not be lost because nobody looked at a calendar. */
export const watchOrders = (deps: Deps, closing: AsyncDisposableStack): void => {
	let counts = { soon: 0, ended: 0 };
	closing.defer(
		gauge("seamark_assets_restraints", "Orders that hold property and end within a day, or have ended", () =>
			Object.entries(counts).map(([state, value]) => ({ value, attributes: { state } })),
		),
	);
	lookEvery(
		{ context: deps.context, closing },
		{ everyMs, failed: "orders that end could not be looked for" },
		async () => {
			counts = await warnOfEnds(deps);
		},
	);
};
