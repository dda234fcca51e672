import type { Options } from "./options.ts";
import type { Searched } from "./search-load.ts";
import { openStage } from "./stage.ts";
import { goalOf } from "./stats.ts";
import { table } from "./table.ts";

/** So many are raised over HTTP; more are copies of them, made in the database. */
const mostRaised = 2_000;

/** What a search costs beside a page of the list, over many alerts: for common and rare words, beginnings, names by their sound, and filters. */
export const search = async (o: Options) => {
	const { alerts } = o;
	await using stage = await openStage(o, { load: "search-load.ts" });
	const raised = Math.min(alerts, mostRaised);
	o.say(`Raising ${raised} alerts and making ${alerts} of them ...`);
	const filled = await stage.load.call<{ seconds: number }>("fill", { url: stage.hub.url, alerts: raised }, 3_600_000);
	const copied = await stage.hub.process.call<{ seconds: number }>("copyAlerts", { alerts }, 3_600_000);
	o.say(`Raised in ${filled.seconds} s, copied in ${copied.seconds} s`);
	const words = await stage.load.call<{ seconds: number }>("waitForWords", { url: stage.hub.url }, 3_600_000);
	o.say(`Their words are written ${words.seconds} s later`);
	const settled = await stage.hub.process.call<{ ms: number }>("settle", { withinMs: 3_600_000 }, 3_610_000);
	o.say(`In the audit ${settled.ms / 1_000} s later`);
	const found = await stage.load.call<Searched>(
		"search",
		{ url: stage.hub.url, alerts, repeats: o.quick ? 3 : 100 },
		1_800_000,
	);
	const row = table(o.say, ["search", "p50 ms", "p99 ms", "to a page"]);
	const page = found.page?.p50 ?? Number.NaN;
	for (const [name, { p50, p99 }] of Object.entries(found)) row(name, p50, p99, Math.round((p50 / page) * 100) / 100);
	return {
		bench: "search",
		alerts,
		goals: Object.fromEntries(
			Object.entries(found)
				.filter(([name]) => name !== "page")
				.map(([name, { p50 }]) => [name, goalOf(p50 / page, { under: 3 })]),
		),
		results: found,
	};
};
