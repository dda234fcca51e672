import { fileURLToPath } from "node:url";
import { optional, type Setting, text } from "@seamark/config";
import { openPool } from "@seamark/db";
import { readSealingKeys } from "@seamark/sealing";
import { defineService, type ServiceContext } from "@seamark/service";
import type { Deps } from "./deps.ts";
import { openErasure } from "./erasure/erase-closed-files.ts";
import { openLookupSets } from "./lookups/sets.ts";
import { type Others, othersOver } from "./others/others.ts";
import { openOwnerFinder } from "./owners/apart.ts";
import { openPatternFinder } from "./patterns/apart.ts";
import { watchOrders } from "./property/watch-orders.ts";
import { assetRoutes } from "./routes.ts";
import { openTracer } from "./traces/tracer.ts";

const days = (means: string, fallback: number): Setting<number> => ({
	parse: (raw) => {
		if (!/^[1-9]\d{0,4}$/.test(raw)) throw new Error("must be a whole number from 1");
		return Number(raw);
	},
	fallback,
	means,
});

const settings = {
	SEAMARK_ASSETS_KEEP_DAYS: days(
		"days after which a closed tracing file is erased: account numbers, names and transfers",
		1_825,
	),
	SEAMARK_ASSETS_KEY: text(
		"file with the keys of asset-tracing, 32 bytes in base64url on each line, the newest first; another file than the hub's key",
	),
	SEAMARK_ASSETS_SNAPSHOTS: optional(
		"folder for graphs of tracing files between two starts, each sealed under the key of its file; without it they are built again",
	),
};

/** `othersOf` is what this service asks the others. */
export const serviceOver = (othersOf: (context: ServiceContext) => Others) =>
	defineService({
		name: "asset-tracing",
		tag: "asset tracing",
		migrations: { name: "asset-tracing", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
		settings,
		open: async ({ context, directory, settings, closing }) => {
			const keys = await readSealingKeys(settings.SEAMARK_ASSETS_KEY, "seamark asset-tracing");
			const onLost = (error: Error) => context.log.warn({ err: error }, "a database connection was lost");
			const loading = openPool({
				url: context.config.databaseUrl,
				name: "asset-tracing",
				max: 4,
				onLost,
				inTurn: true,
			});
			closing.defer(() => loading.end());
			const apart = { patterns: openPatternFinder(), owners: openOwnerFinder() };
			const tracer = openTracer(settings.SEAMARK_ASSETS_SNAPSHOTS);
			closing.defer(() => tracer.close());
			const deps: Deps = {
				context,
				directory,
				keys,
				loading,
				tracer,
				...apart,
				others: othersOf(context),
				lookups: openLookupSets(context, keys),
			};
			watchOrders(deps, closing);
			openErasure(deps, settings.SEAMARK_ASSETS_KEEP_DAYS, closing);
			return { deps };
		},
		routes: (api, { deps }) => assetRoutes(api, deps),
	});

/** Where the money of a crime went, and whose it is. */
export const service = serviceOver(othersOver);
