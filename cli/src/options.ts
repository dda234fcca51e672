import { type Command, InvalidArgumentError, Option } from "commander";

/** `a,b` and repeated options alike make one list. */
export const list = (value: string, before: string[] = []): string[] => [
	...new Set([
		...before,
		...value
			.split(",")
			.map((one) => one.trim())
			.filter((one) => one !== ""),
	]),
];

export const upperList = (value: string, before: string[] = []): string[] => list(value.toUpperCase(), before);

export const whole =
	(least: number, most: number) =>
	(value: string): number => {
		const number = Number(value);
		if (!/^\d+$/.test(value) || number < least || number > most)
			throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
		return number;
	};

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const idArgument = (value: string): string => {
	const id = value.trim().toLowerCase();
	if (!uuid.test(id))
		throw new InvalidArgumentError(
			"Give the id as the list shows it, for example 0198c1de-7a53-7a10-9d5e-3f2b8c6d1e00.",
		);
	return id;
};

export type FilterOptions = {
	region?: string[];
	country?: string[];
	kind?: string[];
	topic?: string[];
	urgency?: string[];
};

/** What the feed, the list and subscriptions can be narrowed by. */
export const withFilter = (command: Command): Command =>
	command
		.addOption(new Option("--region <list>", "regions, such as pacific").argParser(list))
		.addOption(new Option("--country <list>", "countries it concerns, such as FJ,TO").argParser(upperList))
		.addOption(new Option("--kind <list>", "kinds of alert, such as route,person-sought").argParser(list))
		.addOption(
			new Option("--topic <list>", "trafficking, smuggling, trafficking-and-smuggling, related-crime").argParser(list),
		)
		.addOption(new Option("--urgency <list>", "routine, priority, flash").argParser(list));

/** The filter as the hub names it; parts that were not given are left out. */
export const filterOf = ({ region, country, kind, topic, urgency }: FilterOptions): Record<string, string[]> =>
	Object.fromEntries(
		Object.entries({ regions: region, countries: country, kinds: kind, topics: topic, urgency }).filter(
			(entry): entry is [string, string[]] => entry[1] !== undefined && entry[1].length > 0,
		),
	);

/** For the end of a help text; a line that starts with a space continues the one before. */
export const examples = (...lines: string[]): string =>
	`\nExamples:\n${lines.map((line) => (line.startsWith(" ") ? `    ${line}` : `  $ seamark ${line}`)).join("\n")}`;

/** For an option that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];
