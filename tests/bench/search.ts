import type { Options } from "./options.ts";
import type { Searched } from "./search-load.ts";
import { openStage } from "./stage.ts";
import { goalOf } from "./stats.ts";
import { table } from "./table.ts";

/** What a search costs beside a page of the list, over many alerts: for common and rare words, beginnings, names by their sound, and filters. */
export const search = async (o: Options) => {
	const { alerts } = o;
	await using stage = await openStage(o, { load: "search-load.ts" });
	o.say(`Raising ${alerts} alerts ...`);
	const filled = await stage.load.call<{ seconds: number }>("fill", { url: stage.hub.url, alerts }, 3_600_000);
	const settled = await stage.hub.process.call<{ ms: number }>("settle", { withinMs: 1_800_000 }, 1_810_000);
	o.say(`Raised in ${filled.seconds} s; in the audit ${settled.ms / 1_000} s later`);
	// The first search waits for the words that are not written yet, and is not measured.
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
