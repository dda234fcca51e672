import { type Command, Option } from "commander";
import { list, upperList } from "../terminal/options.ts";

export type FilterOptions = {
	region?: string[];
	country?: string[];
	kind?: string[];
	topic?: string[];
	urgency?: string[];
	route?: string[];
	exploitation?: string[];
};

/** `origin:vu,FJ` as the hub writes it: `origin:VU`, `FJ`. */
const routeList = (value: string, before: string[] = []): string[] =>
	list(value, before).map((one) => one.replace(/[^:]*$/, (country) => country.toUpperCase()));

/** What the feed, the list and subscriptions can be narrowed by. */
export const withFilter = (command: Command): Command =>
	command
		.addOption(new Option("--region <list>", "regions, such as pacific").argParser(list))
		.addOption(new Option("--country <list>", "countries it concerns, such as FJ,TO").argParser(upperList))
		.addOption(new Option("--kind <list>", "kinds of alert, such as route,person-sought").argParser(list))
		.addOption(
			new Option("--topic <list>", "trafficking, smuggling, trafficking-and-smuggling, related-crime").argParser(list),
		)
		.addOption(new Option("--urgency <list>", "routine, priority, flash").argParser(list))
		.addOption(
			new Option(
				"--route <list>",
				"countries on the route, such as VU, or what they are there, such as origin:VU,destination:AU",
			).argParser(routeList),
		)
		.addOption(
			new Option("--exploitation <list>", "forms of exploitation, such as forcedLabour,servitude").argParser(list),
		);

/** The filter as the hub names it; parts that were not given are left out. */
export const filterOf = ({ region, country, kind, topic, ...o }: FilterOptions): Record<string, string[]> =>
	Object.fromEntries(
		Object.entries({
			regions: region,
			countries: country,
			kinds: kind,
			topics: topic,
			urgency: o.urgency,
			route: o.route,
			exploitation: o.exploitation,
		}).filter((entry): entry is [string, string[]] => entry[1] !== undefined && entry[1].length > 0),
	);

/** The same in an address, where a list is written with commas. */
export const filterQuery = (o: FilterOptions): Record<string, string> =>
	Object.fromEntries(Object.entries(filterOf(o)).map(([name, values]) => [name, values.join(",")]));
