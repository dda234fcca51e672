import { fileURLToPath } from "node:url";
import { type Authenticator, type KeptDirectory, keepDirectory, openAuthenticator, replayCache } from "@seamark/auth";
import { logService } from "@seamark/events";
import { followLog, logMigrations } from "@seamark/log";
import type { Service, ServiceContext } from "@seamark/service";
import { type DemoAnswer, type DemoRequest, demoToken } from "./demo-token/handle.ts";
import { snapshotReader } from "./directory/snapshot.ts";
import { directoryService } from "./get-directory/rpc.ts";
import type { Identity } from "./identity.ts";
import { openRefusals } from "./issue-token/refusals.ts";
import { openSigner } from "./keys/signer.ts";
import { identityRoutes } from "./routes.ts";

/** Tables of the service, after those of the log. */
export const identityMigrations = [
	logMigrations,
	{ name: "identity", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
];

export type IdentityOptions = {
	/** Where callers find the services, by name; what is missing is at this service's own address. */
	serviceUrls?: Record<string, string>;
	/** Identifier of the hub; otherwise the public address. */
	hub?: string;
	keyPublicationMs?: number;
};

export type IdentityService = Service & {
	/** The directory as this process knows it; other services follow it over gRPC. */
	directory: KeptDirectory;
	authenticator: Authenticator;
	/** Tokens for whoever holds this process: only where the hub is a demonstration. */
	demoToken: (asked: DemoRequest) => Promise<DemoAnswer>;
};

const readers = ["alerts", "case-intake", "vault", "audit"];
const purgeEveryMs = 60_000;

/** Opens the service on a migrated database. Nothing listens yet. */
export const openIdentity = (context: ServiceContext, options: IdentityOptions = {}): IdentityService => {
	const { pool, wake, log, now } = context;
	const { publicUrl, demo } = context.config;
	const hub = options.hub ?? publicUrl;
	const read = snapshotReader({ pool, hub, publicUrl, now });
	const directory = keepDirectory({
		fetch: read,
		follow: (after, logId, signal) => followLog({ pool, wake, after, logId, signal }),
		notice: (what, error) => log.warn({ err: error }, what),
	});
	const replay = replayCache({ max: 500_000, now });
	const refusals = openRefusals({
		committer: context.committer,
		onError: (error) => log.warn({ err: error }, "refused token requests could not be recorded"),
	});
	const identity: Identity = {
		context,
		directory,
		signer: openSigner({ pool, hubKey: context.hubKey, now }),
		refusals,
		replay,
		hub,
		publicUrl,
		serviceUrls: {
			identity: publicUrl,
			alerts: publicUrl,
			"case-intake": publicUrl,
			audit: publicUrl,
			...options.serviceUrls,
		},
		keyPublicationMs: options.keyPublicationMs ?? 60_000,
	};
	const serve = {
		identity: context.identity,
		onError: (path: string, error: Error) => log.warn({ err: error, path }, "call failed"),
	};

	// Assertions that have expired are refused for that, so nobody needs to remember them.
	const purge = setInterval(() => {
		void pool
			.query("delete from identity.used_assertion where expires_at < $1", [new Date(now()).toISOString()])
			.catch((error: Error) => log.warn({ err: error }, "used assertions could not be removed"));
	}, purgeEveryMs);
	purge.unref();

	return {
		name: "identity",
		directory,
		authenticator: openAuthenticator({ directory, now, allowBearer: demo, replay }),
		demoToken: (asked) => {
			if (!demo) throw new Error("Only a demonstration hub hands out such tokens.");
			return demoToken(identity, asked);
		},
		routes: (app) => identityRoutes(app, identity),
		grpc: [directoryService({ read, readers, serve }), logService({ pool, wake, service: "identity", readers, serve })],
		notReady: async () => {
			try {
				directory.current();
				return [];
			} catch {
				return ["directory"];
			}
		},
		close: async () => {
			clearInterval(purge);
			await refusals.close();
			await directory.close();
		},
	};
};
