import { fileURLToPath } from "node:url";
import { flag } from "@seamark/config";
import { casesApi } from "@seamark/contracts";
import { grpcService } from "@seamark/grpc";
import { cursorSeal } from "@seamark/http";
import { callersOf, defineService } from "@seamark/service";
import { checkCaseRpc } from "./cases/check-case/rpc.ts";
import type { Deps } from "./deps.ts";
import { keepDigests } from "./links/digest-anew/keep-digests.ts";
import { foldAnew } from "./links/fold-anew/fold-anew.ts";
import { fileSettings, keepCaring, openFileStore } from "./papers/file-store/open-file-store.ts";
import { openReleasedPersonRpc } from "./persons/open-released-person/rpc.ts";
import { releasePersonRpc } from "./persons/release-person/rpc.ts";
import { caseIntakeRoutes } from "./routes.ts";
import { openSweep } from "./sweep/open-sweep.ts";
import { vaultClient } from "./vault/client.ts";

/** Who releases identities in a request for assistance. */
const releasing = callersOf("case-intake").filter((name) => name === "mla");

/** Reports, cases, persons, imports and statistics of each agency. */
export const service = defineService({
	name: "case-intake",
	tag: "cases",
	migrations: { name: "case-intake", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings: {
		...fileSettings,
		SEAMARK_SWEEP_ALL: flag(
			"destroys all that the vault holds and case intake does not know, also where it is very much: set it for one start, after you put the right backup back",
		),
	},
	open: async ({ context, settings, directory, authenticator, toServices, closing }) => {
		await directory.ready();
		// Before anybody asks: what is a victim's has to be found to be one.
		const folded = await foldAnew({ context, agencies: directory.current() });
		if (folded > 0) context.log.warn({ folded }, "things and reports are compared by the folding of this version");
		const vault = vaultClient(context, (agencyId) => directory.current().agency(agencyId)?.country ?? "");
		const ending = new AbortController();
		closing.defer(() => {
			ending.abort();
			context.wake.poke();
		});
		const reportFeed = {
			cursors: (logId: string) => cursorSeal(context.hubKey, `reports feed ${logId}`),
			ended: ending.signal,
		};
		const digests = await keepDigests({ context, directory, vault }, closing);
		const deps: Deps = { context, directory, authenticator, vault, digests, reportFeed, ...openFileStore(settings) };
		keepCaring(deps, closing, { all: settings.SEAMARK_SWEEP_ALL });
		const swept = openSweep(deps, closing, { all: settings.SEAMARK_SWEEP_ALL });
		return {
			deps,
			report: () => ({ ...swept.report(), digests: digests.left() === 0 ? "current" : "beingMadeAnew" }),
			grpc: [
				grpcService(
					casesApi.CaseReferencesServiceService,
					{
						checkCase: { services: ["alerts", ...callersOf("case-intake")] },
						releasePerson: { services: releasing },
						openReleasedPerson: { services: releasing },
					},
					{
						checkCase: checkCaseRpc(deps),
						releasePerson: releasePersonRpc(deps),
						openReleasedPerson: openReleasedPersonRpc(deps),
					},
					toServices,
				),
			],
		};
	},
	routes: (api, { deps }) => caseIntakeRoutes(api, deps),
});
