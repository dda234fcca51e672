import { fileURLToPath } from "node:url";
import { text } from "@seamark/config";
import { openPool } from "@seamark/db";
import { readSealingKeys } from "@seamark/sealing";
import { defineService } from "@seamark/service";
import type { Deps } from "./deps.ts";
import { openPatternFinder } from "./patterns/apart.ts";
import { assetRoutes } from "./routes.ts";
import { openGraphs } from "./traces/graphs.ts";

const settings = {
	SEAMARK_ASSETS_KEY: text(
		"file with the keys of asset-tracing, 32 bytes in base64url on each line, the newest first; another file than the hub's key",
	),
};

/** Where the money of a crime went, and whose it is. */
export const service = defineService({
	name: "asset-tracing",
	tag: "asset tracing",
	migrations: { name: "asset-tracing", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing }) => {
		const keys = await readSealingKeys(settings.SEAMARK_ASSETS_KEY, "seamark asset-tracing");
		const onLost = (error: Error) => context.log.warn({ err: error }, "a database connection was lost");
		const loading = openPool({ url: context.config.databaseUrl, name: "asset-tracing", max: 4, onLost, copies: true });
		closing.defer(() => loading.end());
		const deps: Deps = { context, directory, keys, loading, graphs: openGraphs(), patterns: openPatternFinder() };
		return { deps };
	},
	routes: (api, { deps }) => assetRoutes(api, deps),
});
