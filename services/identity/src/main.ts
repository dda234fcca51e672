import { readFile } from "node:fs/promises";
import { openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { type DirectorySeed, seedDirectory } from "./seed.ts";
import { identityMigrations, openIdentity } from "./service.ts";

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "identity", config, migrations: identityMigrations });
		if (config.directoryFile)
			await seedDirectory(context, JSON.parse(await readFile(config.directoryFile, "utf8")) as DirectorySeed);
		const service = openIdentity(context, {
			serviceUrls: config.serviceUrls,
			...(config.hub ? { hub: config.hub } : {}),
		});
		return { context, service, authenticator: service.authenticator };
	},
});
