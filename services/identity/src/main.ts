import { openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { readDirectoryFile } from "./directory-file.ts";
import { seedDirectory } from "./seed.ts";
import { identityMigrations, openIdentity } from "./service.ts";

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "identity", config, migrations: identityMigrations });
		if (config.directoryFile) await seedDirectory(context, await readDirectoryFile(config.directoryFile));
		const service = openIdentity(context, {
			serviceUrls: config.serviceUrls,
			...(config.hub ? { hub: config.hub } : {}),
		});
		await service.directory.ready();
		return { context, service, authenticator: service.authenticator, relay: true };
	},
});
