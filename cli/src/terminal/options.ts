import { InvalidArgumentError } from "commander";

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
		if (!/^-?\d+$/.test(value) || number < least || number > most)
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

/** For the end of a help text; a line that starts with a space continues the one before. */
export const examples = (...lines: string[]): string =>
	`\nExamples:\n${lines.map((line) => (line.startsWith(" ") ? `    ${line}` : `  $ seamark ${line}`)).join("\n")}`;

/** For an option that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];
