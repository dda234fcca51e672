import { followIdentity, openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { openVault, vaultMigrations } from "./service.ts";

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "vault", config, migrations: vaultMigrations });
		const { directory, authenticator } = followIdentity(context);
		const service = await openVault(context, config);
		return { context, service, authenticator, relay: true, closeLast: () => directory.close() };
	},
});
