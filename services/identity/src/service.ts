import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { keepDirectory, openAuthenticator, replayCache } from "@seamark/auth";
import { systemResolve } from "@seamark/http/outgoing";
import { followLog } from "@seamark/log";
import { defineService, hubServices, type Opening } from "@seamark/service";
import { settings as ownSettings } from "./config.ts";
import { type DemoAnswer, type DemoRequest, demoToken } from "./demo-token/handle.ts";
import { snapshotReader } from "./directory/snapshot.ts";
import { readDirectoryFile } from "./directory-file.ts";
import { forgetEnded } from "./forget-ended.ts";
import { directoryService } from "./get-directory/rpc.ts";
import type { Identity } from "./identity.ts";
import { openTokenRefusals } from "./issue-token/refusals.ts";
import { openSigner } from "./keys/signer.ts";
import { openProviderFetch } from "./provider/fetch.ts";
import { openProviders } from "./provider/providers.ts";
import { identityRoutes } from "./routes.ts";
import { seedDirectory } from "./seed.ts";
import { openProviderTries, openTries } from "./sign-in/tries.ts";
import { statementService } from "./statement-service.ts";
import { foreignDirectoryService } from "./take-foreign-directory/rpc.ts";

const directoryWithinMs = 4_000;
/** A new key signs only when every cache has it. */
const keyPublicationMs = 60_000;

export const defineIdentity = (o: { keyPublicationMs: number; directoryWithinMs?: number } = { keyPublicationMs }) =>
	defineService({
		name: "identity",
		tag: "directory",
		migrations: { name: "identity", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
		settings: ownSettings,
		open: async ({ context, settings, closing, toServices }: Opening<typeof ownSettings>) => {
			const { pool, wake, log, now } = context;
			const { publicUrl, demo } = context.config;
			if (settings.SEAMARK_DIRECTORY_FILE)
				await seedDirectory(context, await readDirectoryFile(settings.SEAMARK_DIRECTORY_FILE));
			const hub = settings.SEAMARK_HUB_ID ?? publicUrl;
			const hubNamed = settings.SEAMARK_HUB_ID !== undefined;
			const read = snapshotReader({ pool, hub, hubNamed, publicUrl, now });
			const directory = keepDirectory({
				fetch: read,
				follow: (after, logId, signal) => followLog({ pool, wake, after, logId, signal }),
				notice: (what, error) => log.warn({ err: error }, what),
			});
			closing.defer(() => directory.close());
			const replay = replayCache({ max: 500_000, now });
			const refusals = openTokenRefusals({
				committer: context.committer,
				onError: (error) => log.warn({ err: error }, "refused token requests could not be recorded"),
			});
			closing.defer(() => refusals.close());
			const fetch = openProviderFetch({ allow: settings.SEAMARK_PROVIDER_ALLOW, resolve: systemResolve });
			closing.defer(() => fetch.close());
			const identity: Identity = {
				context,
				directory,
				signer: openSigner({ pool, hubKey: context.hubKey, now }),
				refusals,
				replay,
				hub,
				publicUrl,
				consoleUrl: settings.SEAMARK_CONSOLE_URL ?? publicUrl,
				random: randomBytes,
				tries: openTries(context.allowances, context.hubKey),
				providers: openProviders({ fetch, pool, hubKey: context.hubKey, now, newId: context.newId }),
				providerAllow: settings.SEAMARK_PROVIDER_ALLOW,
				providerTries: openProviderTries(context.allowances),
				serviceUrls: { ...atThisAddress(publicUrl), ...settings.SEAMARK_SERVICE_URLS },
				keyPublicationMs: o.keyPublicationMs,
			};
			closing.defer(forgetEnded(context));
			// From its own database: where that does not answer now, a new start is the better try.
			await directory.ready(o.directoryWithinMs ?? directoryWithinMs);

			return {
				identity,
				// It is stored either way; a directory that stays behind soon decides nothing at all.
				committed: ({ position }) =>
					directory
						.reached(position)
						.catch((error: Error) => log.warn({ err: error }, "the directory lags behind its log")),
				identities: { directory, authenticator: openAuthenticator({ directory, now, allowBearer: demo, replay }) },
				grpc: [
					directoryService({ read, readers: everybodyElse, serve: toServices }),
					statementService(context, toServices),
					foreignDirectoryService(context, hub, toServices),
				],
				/** Tokens for anyone who holds this process: only where the hub is a demonstration. */
				demoToken: (asked: DemoRequest): Promise<DemoAnswer> => {
					if (!demo) throw new Error("Only a demonstration hub hands out such tokens.");
					return demoToken(identity, asked);
				},
			};
		},
		routes: (api, own) => identityRoutes(api, own.identity),
	});

/** The identity service: countries, agencies, posts, officers, agreements and keys, and the tokens that rest on them. */
export const service = defineIdentity();

const everybodyElse = hubServices.map(({ name }) => name).filter((name) => name !== "identity");

/** Where callers find the services that answer them, by name. */
const atThisAddress = (publicUrl: string): Record<string, string> =>
	Object.fromEntries(hubServices.filter(({ paths }) => paths.length > 0).map(({ name }) => [name, publicUrl]));
