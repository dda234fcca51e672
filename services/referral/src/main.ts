import { followIdentity, openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { openReferral, referralMigrations } from "./service.ts";

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "referral", config, migrations: referralMigrations });
		const { directory, authenticator } = followIdentity(context);
		const service = await openReferral(context, config);
		return { context, service, authenticator, relay: true, closeLast: () => directory.close() };
	},
});
