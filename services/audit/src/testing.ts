// What the tests of this service share: events as the producers write them, a source in memory, and callers with tokens.
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { type DirectorySource, indexDirectory, openAuthenticator } from "@seamark/auth";
import { type EventName, encodeEvent } from "@seamark/contracts";
import { type EventSource, wholeLog } from "@seamark/events";
import { openHttp } from "@seamark/http";
import type { LogEvent } from "@seamark/log";
import type { AgencyKind, Scope } from "@seamark/policy";
import type { Service, ServiceContext } from "@seamark/service";

/** An id that is easy to tell from others. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export const start = Date.parse("2030-01-01T00:00:00.000Z");

/** The event as it is in its service's log; one second passes from position to position. */
export const eventAt = <N extends EventName>(
	position: number,
	name: N,
	subject: string,
	payload: Parameters<typeof encodeEvent<N>>[2],
): LogEvent => ({
	...encodeEvent(name, subject, payload),
	position,
	id: id(1_000_000 + position),
	time: new Date(start + position * 1_000).toISOString(),
	traceparent: "",
});

/** A log in memory that hands out what is appended to it; `append` resolves when the reader has taken everything. */
export const memorySource = (source: string): EventSource & { append(...events: LogEvent[]): Promise<void> } => {
	const log: LogEvent[] = [];
	const delivered = new EventTarget();
	const appended = new EventTarget();
	let taken = 0;
	const once = (target: EventTarget, signal?: AbortSignal) =>
		new Promise<void>((resolve) => {
			target.addEventListener("moved", () => resolve(), { once: true });
			signal?.addEventListener("abort", () => resolve(), { once: true });
		});
	return {
		source,
		run: async ({ cursor, deliver, signal }) => {
			let at = (await cursor(wholeLog)).position;
			while (!signal.aborted) {
				const events = log.filter((event) => event.position > at);
				const last = events.at(-1);
				if (!last) {
					await once(appended, signal);
					continue;
				}
				await deliver({ partition: wholeLog, logId: source, events, after: at });
				at = last.position;
				taken = at;
				delivered.dispatchEvent(new Event("moved"));
			}
		},
		append: async (...events) => {
			log.push(...events);
			const last = events.at(-1)?.position ?? 0;
			appended.dispatchEvent(new Event("moved"));
			while (taken < last) await once(delivered);
		},
	};
};

export type Agency = { id: string; kind: AgencyKind; country: string; scopes: readonly Scope[] };

/** A directory of these agencies, each with one post of the same number, and tokens that their own keys signed. */
export const callersOf = (agencies: readonly Agency[], now: () => number) => {
	const keys = new Map(agencies.map((agency) => [agency.id, generateKeyPairSync("ed25519")]));
	const issuerOf = (agency: string) => `https://hub.example/issuers/${agency}`;
	const postOf = (agency: string) => agency.replace("-8000-", "-9000-");
	const directory = indexDirectory({
		position: 1,
		logId: id(0),
		hub: "https://hub.example",
		hubNamed: true,
		countries: [],
		agencies: agencies.map((agency) => ({
			id: agency.id,
			handle: agency.id,
			name: "An invented unit",
			kind: agency.kind,
			country: agency.country,
			region: "pacific",
			status: "active",
			issuer: issuerOf(agency.id),
			keys: [{ kid: "one", jwk: jwkOf(keys.get(agency.id)?.publicKey), notBefore: undefined, notAfter: undefined }],
			statementKeys: [],
			clients: [{ id: "system", jwk: "{}", postId: postOf(agency.id), vouches: false }],
			invented: true,
		})),
		posts: agencies.map((agency) => ({
			id: postOf(agency.id),
			agencyId: agency.id,
			name: "A post",
			clearance: "amber",
			scopes: [...agency.scopes],
			purposes: ["oversight"],
			closed: false,
		})),
		postings: [],
		agreements: [],
		foreignAgencies: [],
	});
	const source: DirectorySource = {
		current: () => directory,
		onChange: () => () => undefined,
		ready: async () => undefined,
		close: async () => undefined,
	};
	return {
		directory: source,
		authenticator: openAuthenticator({ directory: source, now, allowBearer: true }),
		postOf,
		tokenOf: (agency: string): string => {
			const issued = Math.floor(now() / 1_000);
			const scope = agencies.find((one) => one.id === agency)?.scopes.join(" ") ?? "";
			const claims = {
				iss: issuerOf(agency),
				aud: "https://hub.example",
				sub: "system",
				client_id: "system",
				jti: "one",
				scope,
			};
			const body = { ...claims, iat: issued, exp: issued + 600, duty_post: postOf(agency), purpose: "oversight" };
			return jwt({ typ: "at+jwt", alg: "EdDSA", kid: "one" }, body, keys.get(agency)?.privateKey);
		},
	};
};

const jwkOf = (key: KeyObject | undefined): string =>
	JSON.stringify({ ...key?.export({ format: "jwk" }), alg: "EdDSA" });

const jwt = (header: object, body: object, key: KeyObject | undefined): string => {
	if (!key) throw new Error("no such agency");
	const signed = [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
};

/** The service's routes on a port of their own. `get` answers status and body as they came. */
export const listen = async (context: ServiceContext, service: Service, callers: ReturnType<typeof callersOf>) => {
	const app = await openHttp({
		title: "audit",
		publicUrl: "http://127.0.0.1",
		authenticator: callers.authenticator,
		log: context.log,
		notReady: () => service.notReady(),
	});
	service.routes(app);
	const address = await app.listen({ host: "127.0.0.1", port: 0 });
	return {
		close: () => app.close(),
		get: async (agency: string, path: string) => {
			const answer = await fetch(address + path, { headers: { authorization: `Bearer ${callers.tokenOf(agency)}` } });
			return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() };
		},
	};
};
