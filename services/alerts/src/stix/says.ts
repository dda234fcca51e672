import { isDeepStrictEqual } from "node:util";
import type { AlertDraft } from "../alert/schema.ts";
import { genericDraft } from "./generic-draft.ts";
import { draftFromExtension } from "./seamark-extension.ts";
import type { ParsedObject } from "./types.ts";

/** What an alert says, without how it is handled. */
export type Says = Omit<AlertDraft, "handling">;

/** As the hub keeps it: what a draft may leave out is filled in, and countries of the route are among the countries. */
const asKept = (says: Says): Record<string, unknown> => {
	const { countries = [], route = [], ages = "unknown", ...others } = says;
	const concerned = [...new Set([...countries, ...route.flatMap((leg) => leg.country ?? [])])].sort();
	const content = Object.fromEntries(
		Object.entries(others).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
	);
	return { ...content, ages, countries: concerned, ...(route.length > 0 ? { route } : {}) };
};

/**
 * What imported objects say, read again as the import read them. A bundle with more alerts than may be made of one reads
 * some of them as the rest, so there is more than one way.
 */
export const saidBy = (primaryId: string, objects: readonly ParsedObject[], importedAt: string): Says[] => {
	const primary = objects.find(({ id }) => id === primaryId);
	if (!primary) return [];
	const own = draftFromExtension(primary.value);
	if (own && own !== "invalid") {
		const { handling: _, ...says } = own;
		return [says];
	}
	const now = new Date(importedAt);
	return (["container", "component", "rest"] as const).map(
		(shape) => genericDraft({ primary, members: [...objects], shape }, now).draft,
	);
};

const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);

/** Whether an alert says exactly what its objects say. */
export const saysTheSame = (ways: readonly Says[], alert: Says): boolean =>
	ways.some((way) => same(asKept(way), asKept(alert)));

const texts = ["title", "observed"] as const;
const lists = ["countries", "route", "modusOperandi", "subjects", "linkedCrimes", "references"] as const;

/** Whether something that the objects say is not in the alert any more. More may be there. */
export const tookOut = (ways: readonly Says[], alert: Says): boolean => {
	const now = asKept(alert);
	return !ways.some((way) => {
		const before = asKept(way);
		return (
			texts.every((name) => before[name] === undefined || same(before[name], now[name])) &&
			alert.summary.includes(way.summary) &&
			lists.every((name) =>
				((before[name] ?? []) as unknown[]).every((item) =>
					((now[name] ?? []) as unknown[]).some((other) => same(item, other)),
				),
			)
		);
	});
};

/**
 * A new version of what objects say, with the fields that officers have changed here since: those stay as they are. Names the
 * ones that stay although the objects say something new.
 */
export const withOfficersWords = (before: readonly Says[], alert: Says, next: Says): { says: Says; kept: string[] } => {
	const [now, coming] = [asKept(alert), asKept(next)];
	const ways = before.map(asKept);
	const names = [...new Set([...Object.keys(now), ...Object.keys(coming), ...ways.flatMap(Object.keys)])];
	const officers = names.filter((name) => !ways.some((way) => same(way[name], now[name])));
	const kept = officers.filter(
		(name) => !same(coming[name], now[name]) && !ways.some((way) => same(way[name], coming[name])),
	);
	const says = Object.fromEntries(
		names.flatMap((name) => {
			const value = officers.includes(name) ? now[name] : coming[name];
			return value === undefined ? [] : [[name, value]];
		}),
	);
	return { says: says as Says, kept };
};
