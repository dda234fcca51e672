import type { Options } from "./options.ts";
import type { Searched, SearchedCases } from "./search-load.ts";
import { openStage } from "./stage.ts";
import { goalOf, type Latency } from "./stats.ts";
import { table } from "./table.ts";

/** So many are raised over HTTP; more are copies of them, made in the database. */
const mostRaised = 2_000;

/** What a search costs beside a page of the list, over many alerts: for common and rare words, beginnings, names by their sound, and filters; and over the persons of many cases. */
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
	const repeats = o.quick ? 3 : 100;
	const found = await stage.load.call<Searched>("search", { url: stage.hub.url, repeats }, 1_800_000);
	const goals = tell(o, "search", found);
	await stage.load.call("openCase", { url: stage.hub.url });
	o.say(`Making ${o.persons} persons of cases ...`);
	const filledCases = await stage.hub.process.call<{ seconds: number; cases: number }>(
		"fillCases",
		{ persons: o.persons },
		3_600_000,
	);
	o.say(`${filledCases.cases} cases in ${filledCases.seconds} s`);
	const foundCases = await stage.load.call<SearchedCases>("searchCases", { url: stage.hub.url, repeats }, 1_800_000);
	return {
		bench: "search",
		alerts,
		persons: o.persons,
		goals,
		results: found,
		cases: { goals: tell(o, "cases", foundCases), results: foundCases },
	};
};

/** Each question beside a page of its list. */
const tell = (o: Options, title: string, found: { page?: Latency }) => {
	const page = found.page?.p50 ?? Number.NaN;
	const all = Object.entries<Latency | undefined>(found).flatMap(([name, one]) => (one ? [{ name, ...one }] : []));
	const row = table(o.say, [title, "p50 ms", "p99 ms", "to a page"]);
	for (const { name, p50, p99 } of all) row(name, p50, p99, Math.round((p50 / page) * 100) / 100);
	const asked = all.filter(({ name }) => name !== "page");
	return Object.fromEntries(asked.map(({ name, p50 }) => [name, goalOf(p50 / page, { under: 3 })]));
};
