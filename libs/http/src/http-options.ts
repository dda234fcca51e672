import type { Authenticator, Session } from "@seamark/auth";
import type { HubError } from "@seamark/errors";
import type { Logger } from "@seamark/telemetry";
import type { FastifyInstance } from "fastify";
import type { RouteAccess } from "./access.ts";
import type { Taken } from "./describe-operation.ts";
import type { Limiter, Load } from "./limits.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		access?: RouteAccess;
		/** What the body is where it is no JSON of the hub's own, for the description. */
		takes?: Taken;
		/** An officer who signed in with a passkey gives it again for each request. */
		passkeyAgain?: true;
		/** Decides what another officer asked for. */
		secondOfficer?: true;
		/** How a request counts against the limits; "request" when left out. Public routes with "free" count nowhere. */
		load?: Load | "free";
		/** A public file under a name that its content makes: browsers keep it. */
		unchanging?: true;
		/** Hears of a caller who was refused for what they may not do, before the answer leaves. */
		refused?: (request: FastifyRequest, error: HubError) => Promise<void>;
	}
	interface FastifyRequest {
		/** Set on every route that is not public. */
		session: Session;
	}
}

export type HttpServer = FastifyInstance;

export type HttpOptions = {
	title: string;
	/** Origin under which callers reach this server, for example https://hub.example; DPoP proofs name it. */
	publicUrl: string;
	authenticator: Authenticator;
	log: Logger;
	/** Names what is not ready; an empty list means ready. */
	notReady: () => Promise<string[]>;
	/** What `readyz` tells beside it. Anybody may read it: no counts, and nothing of anybody's work. */
	report?: () => Record<string, unknown>;
	/** Serve /metrics to other machines too; otherwise to this machine alone. */
	metricsOpen?: boolean;
	/** PEM texts; with `ca`, client certificates are asked for and checked. */
	tls?: { cert: string; key: string; ca?: string };
	/** Shared with the process's other servers, so that a caller's limits hold over all of them. */
	limits?: Limiter;
};
