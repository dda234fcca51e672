import { followIdentity, openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { caseIntakeMigrations, openCaseIntake } from "./service.ts";

await runService({
	open: async () => {
		const context = await openContext({
			name: "case-intake",
			config: readConfig(),
			migrations: caseIntakeMigrations,
		});
		const { directory, authenticator } = followIdentity(context);
		const service = await openCaseIntake({ context, directory, authenticator });
		return { context, service, authenticator, relay: true, closeLast: () => directory.close() };
	},
});
