import type { Directory } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { ServiceContext } from "@seamark/service";
import { foldingVersion, protectionKeys } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";
import { keyedId } from "../../ids.ts";
import { keysOfThings } from "../../reports/report/check-report.ts";
import {
	entitiesAfter,
	type FoldedRows,
	foldedRows,
	foldPage,
	linksOfEntities,
	replaceDigests,
	replaceLinks,
	replaceReportKeys,
	reportsAfter,
} from "../../store/fold-anew.ts";
import { decideFolded } from "./decide.ts";

type Hub = { context: Pick<ServiceContext, "pool" | "hubKey">; agencies: Pick<Directory, "snapshot" | "agency"> };

/**
 * What things and reports are compared by, made again where another version of the folding made it: otherwise what is a victim's under
 * its old key would be found under the new one. Goes on where it was stopped; may run in several processes. Returns how many rows
 * were looked at.
 */
export const foldAnew = async (hub: Hub, { version = foldingVersion, limit = 500 } = {}): Promise<number> => {
	let looked = 0;
	for (const { id: agency, country } of hub.agencies.snapshot.agencies)
		for (const rows of foldedRows)
			for (let done = false; !done; )
				done = await foldPage(hub.context.pool, { agency, rows, version, limit }, async (tx, after) => {
					const ids = await fold[rows](tx, { agency, home: country, after, limit, hub });
					looked += ids.length;
					return ids;
				});
	return looked;
};

type Page = { agency: string; home: string; after: string | null; limit: number; hub: Hub };

/** With what it is known again by as a protected person's. */
const digested = (thing: object, { agency, home, hub }: Pick<Page, "agency" | "home" | "hub">): object => {
	const { value = "", key = "", qualifier = "" } = thing as { value?: string; key?: string; qualifier?: string };
	return {
		...thing,
		digests: digestsOf(hub.context.hubKey, agency, [...protectionKeys(value, qualifier || home), key]),
	};
};

const fold: Record<FoldedRows, (tx: Tx, page: Page) => Promise<string[]>> = {
	entity: async (tx, { agency, home, after, limit, hub }) => {
		const things = await entitiesAfter(tx, agency, after, limit);
		const ids = things.map(({ id }) => id);
		const links = await linksOfEntities(tx, ids);
		const replaced = things.flatMap(
			(thing) =>
				decideFolded(
					thing,
					links.filter((link) => link.entityId === thing.id),
					{
						homes: [...new Set([home, ...hub.agencies.snapshot.agencies.map(({ country }) => country)])],
						idOf: (key) => keyedId(hub.context.hubKey, `entity of ${agency}: ${thing.kind} ${thing.qualifier} ${key}`),
					},
				) ?? [],
		);
		await replaceDigests(
			tx,
			things.map(({ id, value, key, qualifier }) => ({
				id,
				digests: digestsOf(hub.context.hubKey, agency, [...protectionKeys(value, qualifier || home), key]),
			})),
		);
		if (replaced.length > 0)
			await replaceLinks(tx, {
				things: replaced.flatMap((one) => one.things.map((thing) => digested(thing, { agency, home, hub }))),
				links: replaced.flatMap((one) => one.links),
				gone: replaced.flatMap((one) => one.gone),
				goneThings: replaced.flatMap((one) => one.goneThings),
			});
		return ids;
	},
	report: async (tx, { agency, after, limit, hub }) => {
		const reports = await reportsAfter(tx, agency, after, limit);
		const changed = reports
			.map(({ id, fromAgency, content, keys }) => {
				const home = hub.agencies.agency(fromAgency)?.country ?? "";
				return { id, before: keys, keys: keysOfThings(content.things, home) };
			})
			.filter(({ before, keys }) => before.join("\n") !== keys.join("\n"));
		if (changed.length > 0) await replaceReportKeys(tx, changed);
		return reports.map(({ id }) => id);
	},
};
