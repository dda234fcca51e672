import { once } from "node:events";
import { Metadata, type ServiceError } from "@grpc/grpc-js";
import { logApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent, inSpan, startTelemetry } from "@seamark/telemetry";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import {
	type Call,
	callService,
	fromServiceError,
	type GrpcServer,
	grpcService,
	openClient,
	openServiceIdentity,
	readService,
	type ServiceIdentity,
	startGrpcServer,
} from "./index.ts";

type Keys = { privateJwk: JWK; publicJwk: JWK };
const newKeys = async (): Promise<Keys> => {
	const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
	return { privateJwk: await exportJWK(privateKey), publicJwk: await exportJWK(publicKey) };
};

let now = Date.now();
let keys: Record<"alerts" | "identity" | "audit" | "stranger", Keys>;
let known: Record<string, JWK>;
let alerts: ServiceIdentity;
let server: GrpcServer;
let client: logApi.LogServiceClient;
const identityOf = (name: string, key = keys[name as "identity"].privateJwk): Promise<ServiceIdentity> =>
	openServiceIdentity({ name, key, services: known, now: () => now });

type Session = { agency: string };
type Handlers = {
	read: (request: logApi.ReadRequest, call: Call<Session>) => Promise<logApi.ReadResponse>;
	follow: (request: logApi.FollowRequest, call: Call<Session>) => AsyncIterable<logApi.FollowResponse>;
};
/** What the next calls run; each test sets its own. */
let handlers: Handlers;
const empty = { events: [], head: 0, logId: "" };
const page = (bytes: number): logApi.FollowResponse => ({
	...empty,
	events: [logApi.Event.create({ data: Buffer.alloc(bytes) })],
});
const failures: { path: string; error: HubError }[] = [];

beforeAll(async () => {
	keys = { alerts: await newKeys(), identity: await newKeys(), audit: await newKeys(), stranger: await newKeys() };
	known = { alerts: keys.alerts.publicJwk, identity: keys.identity.publicJwk, audit: keys.audit.publicJwk };
	alerts = await identityOf("alerts");
	const service = grpcService<typeof logApi.LogServiceService, Session>(
		logApi.LogServiceService,
		{ read: { services: ["alerts"] }, follow: { services: ["alerts"] } },
		{
			read: (request, call) => handlers.read(request, call),
			follow: (request, call) => handlers.follow(request, call),
		},
		{
			identity: await identityOf("identity"),
			slowReaderMs: 400,
			onError: (path, error) => failures.push({ path, error }),
		},
	);
	server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: [service] });
	client = openClient(logApi.LogServiceClient, `127.0.0.1:${server.port}`);
});
afterAll(async () => {
	client.close();
	await server.close(500);
});
beforeEach(() => {
	failures.length = 0;
	handlers = {
		read: async () => empty,
		follow: async function* () {
			yield empty;
		},
	};
});

const read = (o: { identity?: ServiceIdentity; deadlineMs?: number; receiver?: string } = {}) =>
	callService(
		{ identity: o.identity ?? alerts, receiver: o.receiver ?? "identity", deadlineMs: o.deadlineMs ?? 5_000 },
		client.read.bind(client),
		{ after: 0, limit: 1, logId: "" },
	);
const follow = (signal: AbortSignal = new AbortController().signal) =>
	readService({ identity: alerts, receiver: "identity", signal }, client.follow.bind(client), { after: 0, logId: "" });
/** A call with any metadata. */
const readWith = (entries: Record<string, string>): Promise<logApi.ReadResponse> =>
	new Promise((resolve, reject) => {
		const metadata = new Metadata();
		for (const [name, value] of Object.entries(entries)) metadata.set(name, value);
		client.read({ after: 0, limit: 1, logId: "" }, metadata, (error, answer) =>
			error ? reject(fromServiceError(error)) : resolve(answer),
		);
	});
const failureOf = (work: Promise<unknown>): Promise<HubError> =>
	work.then(
		() => {
			throw new Error("it was let through");
		},
		(error: HubError) => error,
	);

test("a method without access, or without a handler, stops the start-up", async () => {
	const identity = await identityOf("identity");
	const bind = (access: object, run: object) =>
		grpcService(logApi.LogServiceService, access as never, run as never, { identity });
	const all = { read: handlers.read, follow: handlers.follow };
	expect(() => bind({ read: { services: [] } }, all)).toThrow(/LogService\/Follow declares no access/);
	expect(() => bind({}, all)).toThrow(/does not start/);
	expect(() => bind({ read: { services: [] }, follow: { services: [] } }, { read: all.read })).toThrow(/Follow/);
});

test("a service that is named may call, and the handler knows who it is", async () => {
	const calls: Call<Session>[] = [];
	handlers.read = async (_request, call) => {
		calls.push(call);
		return { ...empty, head: 7 };
	};
	expect(await read()).toMatchObject({ head: 7 });
	expect(calls[0]?.service).toBe("alerts");
	const other = await failureOf(read({ identity: await identityOf("audit") }));
	expect(other.code).toBe("FORBIDDEN");
	expect(calls).toHaveLength(1);
});

test("tokens of strangers, for others, out of time or of another kind are refused", async () => {
	let ran = 0;
	handlers.read = async () => {
		ran++;
		return empty;
	};
	const seconds = Math.floor(now / 1_000);
	const make = async (o: { key?: Keys; iss?: string; aud?: string; typ?: string; exp?: number | undefined }) => {
		const token = new SignJWT({ ...("exp" in o && o.exp === undefined ? {} : { exp: o.exp ?? seconds + 60 }) })
			.setProtectedHeader({ alg: "EdDSA", typ: o.typ ?? "seamark-service+jwt" })
			.setIssuer(o.iss ?? "alerts")
			.setAudience(o.aud ?? "identity");
		return token.sign(await importJWK((o.key ?? keys.alerts).privateJwk, "EdDSA"));
	};
	expect(await readWith({ authorization: `Bearer ${await make({})}` })).toEqual(empty);
	expect(ran).toBe(1);
	const tokens = [
		await make({ key: keys.stranger }),
		await make({ key: keys.stranger, iss: "stranger" }),
		await make({ key: keys.audit }),
		await make({ iss: "__proto__" }),
		await make({ aud: "audit" }),
		await make({ typ: "at+jwt" }),
		await make({ exp: seconds - 6 }),
		await make({ exp: undefined }),
		`${Buffer.from('{"alg":"none","typ":"seamark-service+jwt"}').toString("base64url")}.${Buffer.from(`{"iss":"alerts","aud":"identity","exp":${seconds + 60}}`).toString("base64url")}.`,
		"",
		"x",
		"a.b.c",
	];
	for (const token of tokens)
		expect((await failureOf(readWith({ authorization: `Bearer ${token}` }))).code, token).toBe("UNAUTHENTICATED");
	expect((await failureOf(readWith({}))).code).toBe("UNAUTHENTICATED");
	expect((await failureOf(read({ receiver: "audit" }))).code).toBe("UNAUTHENTICATED");
	expect(ran).toBe(1);
});

test("a service's token is made anew before it runs out", async () => {
	const before = now;
	const mine = await identityOf("alerts");
	const identity = await identityOf("identity");
	const first = await mine.tokenFor("identity");
	now += 29_000;
	expect(await mine.tokenFor("identity")).toBe(first);
	now += 2_000;
	const second = await mine.tokenFor("identity");
	expect(second).not.toBe(first);
	now += 40_000;
	await expect(identity.verify(first)).rejects.toThrow();
	expect(await identity.verify(second)).toBe("alerts");
	now = before;
});

test("access by scope takes an agency's token and no service's; without an authenticator nobody gets in", async () => {
	const asked: unknown[] = [];
	const access = { read: { scope: "alerts:read" }, follow: { scope: "alerts:read" } } as const;
	const options = { identity: await identityOf("identity") };
	const byScope = grpcService<typeof logApi.LogServiceService, Session>(
		logApi.LogServiceService,
		access,
		{ read: async (_request, call) => ({ ...empty, logId: call.session?.agency ?? "" }), follow: handlers.follow },
		{
			...options,
			authenticate: async (o, scope) => {
				asked.push({ ...o, scope });
				if (o.authorization !== "DPoP good") throw new HubError("UNAUTHENTICATED");
				return { agency: "one" };
			},
		},
	);
	const second = await startGrpcServer({ host: "127.0.0.1", port: 0, services: [byScope] });
	const closed = grpcService<typeof logApi.LogServiceService, Session>(
		logApi.LogServiceService,
		access,
		handlers,
		options,
	);
	const third = await startGrpcServer({ host: "127.0.0.1", port: 0, services: [closed] });
	const first = client;
	try {
		client = openClient(logApi.LogServiceClient, `127.0.0.1:${second.port}`);
		expect(await readWith({ authorization: "DPoP good", dpop: "proof" })).toMatchObject({ logId: "one" });
		expect(asked[0]).toMatchObject({ dpop: "proof", path: "/seamark.log.v1.LogService/Read", scope: "alerts:read" });
		expect((await failureOf(read())).code).toBe("UNAUTHENTICATED");
		client.close();
		client = openClient(logApi.LogServiceClient, `127.0.0.1:${third.port}`);
		expect((await failureOf(readWith({ authorization: "DPoP good" }))).code).toBe("UNAUTHENTICATED");
	} finally {
		client.close();
		client = first;
		await Promise.all([second.close(200), third.close(200)]);
	}
});

test("an error arrives with its code, words, faults and when to try again, from calls and from streams", async () => {
	const faults = [
		{ at: "/a", message: "is missing – ü" },
		{ at: "/b", message: "must be text" },
	];
	handlers.read = async () => {
		throw new HubError("ALERT_REFUSED", { detail: "Not like this.", faults });
	};
	expect(await failureOf(read())).toMatchObject({ code: "ALERT_REFUSED", message: "Not like this.", faults });
	handlers.follow = async function* () {
		yield empty;
		throw new HubError("CURSOR_EXPIRED", { faults });
	};
	const seen: unknown[] = [];
	const failure = await failureOf(
		(async () => {
			for await (const item of follow()) seen.push(item);
		})(),
	);
	expect(failure).toMatchObject({ code: "CURSOR_EXPIRED", faults });
	expect(seen).toHaveLength(1);
	handlers.read = async () => {
		throw new HubError("UNAVAILABLE", { retryAfter: 17 });
	};
	expect(await failureOf(read())).toMatchObject({ code: "UNAVAILABLE", retryAfter: 17 });
});

test("what failed inside stays inside", async () => {
	handlers.read = async () => {
		throw Object.assign(new Error("row of Mele Example"), { detail: "Mele Example" });
	};
	const failure = await failureOf(read());
	expect(failure.code).toBe("INTERNAL");
	expect(JSON.stringify([failure, failure.message, (failure.cause as ServiceError).metadata.getMap()])).not.toContain(
		"Mele",
	);
	expect(failures).toMatchObject([{ path: "/seamark.log.v1.LogService/Read", error: { code: "INTERNAL" } }]);
	expect(String(failures[0]?.error.cause)).toContain("Mele");
});

test("codes that no catalogue has are not believed", () => {
	for (const code of ["toString", "__proto__", "constructor", "NO_SUCH_CODE"]) {
		const metadata = new Metadata();
		metadata.set("seamark-code", code);
		metadata.set("seamark-faults-bin", Buffer.from("{no json"));
		const error = fromServiceError({ code: 14, details: "", metadata, name: "", message: "" } as ServiceError);
		expect(error).toMatchObject({ code: "UNAVAILABLE", faults: [] });
	}
});

test("a deadline ends the call on both sides", async () => {
	const ended = Promise.withResolvers<void>();
	handlers.read = (_request, call) =>
		new Promise((_resolve, reject) => {
			call.signal.addEventListener("abort", () => {
				ended.resolve();
				reject(new HubError("DEADLINE"));
			});
		});
	expect((await failureOf(read({ deadlineMs: 200 }))).code).toBe("DEADLINE");
	await ended.promise;
});

test("nobody there is UNAVAILABLE", async () => {
	const nobody = openClient(logApi.LogServiceClient, "127.0.0.1:1");
	const call = callService({ identity: alerts, receiver: "identity", deadlineMs: 5_000 }, nobody.read.bind(nobody), {
		...{ after: 0, limit: 1, logId: "" },
	});
	expect((await failureOf(call)).code).toBe("UNAVAILABLE");
	nobody.close();
});

test("a stream that its reader leaves, or aborts, stops the handler", async () => {
	for (const way of ["leave", "abort"] as const) {
		const stopped = Promise.withResolvers<void>();
		handlers.follow = async function* (_request, call) {
			try {
				yield empty;
				await once(call.signal, "abort");
			} finally {
				stopped.resolve();
			}
		};
		const stop = new AbortController();
		for await (const _ of follow(stop.signal)) {
			if (way === "leave") break;
			stop.abort();
		}
		await stopped.promise;
	}
});

test("a reader who does not read is told so, the handler stops, and little is held for them", async () => {
	const stopped = Promise.withResolvers<void>();
	let produced = 0;
	handlers.follow = async function* () {
		try {
			for (;;) {
				produced++;
				yield page(64 * 1024);
			}
		} finally {
			stopped.resolve();
		}
	};
	const lazy = follow();
	await lazy.next();
	await stopped.promise;
	// Windows of HTTP/2 and of the two ends: a few megabytes at most.
	expect(produced * 64 * 1024).toBeLessThan(16 * 1024 * 1024);
	const failure = await failureOf(
		(async () => {
			for await (const _ of lazy);
		})(),
	);
	expect(failure.code).toBe("CONSUMER_TOO_SLOW");
	expect(failures.map((one) => one.error.code)).toEqual(["CONSUMER_TOO_SLOW"]);
	expect(await read()).toEqual(empty);
});

test("a slow reader who reads gets everything", async () => {
	handlers.follow = async function* () {
		for (let i = 0; i < 100; i++) yield { ...page(64 * 1024), head: i };
	};
	const heads: number[] = [];
	for await (const item of follow()) {
		heads.push(item.head);
		await new Promise((resolve) => setImmediate(resolve));
	}
	expect(heads).toEqual(Array.from({ length: 100 }, (_, i) => i));
});

test("a message of five megabytes is refused, and the process goes on", async () => {
	let ran = 0;
	handlers.read = async () => {
		ran++;
		return empty;
	};
	const large = callService({ identity: alerts, receiver: "identity", deadlineMs: 5_000 }, client.read.bind(client), {
		...{ after: 0, limit: 1, logId: "x".repeat(5 * 1024 * 1024) },
	});
	expect((await failureOf(large)).code).toBe("PAYLOAD_TOO_LARGE");
	expect((await failureOf(readWith({ padding: "x".repeat(64 * 1024) }))).code).not.toBe("INTERNAL");
	expect(ran).toBe(0);
	expect(await read()).toEqual(empty);
});

test("the trace of the caller is that of the handler", async () => {
	const end = startTelemetry({ service: "test" });
	const seen: string[] = [];
	handlers.read = async (_request, call) => {
		seen.push(call.traceparent, currentTraceparent());
		return empty;
	};
	const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
	await inSpan("test", { parent }, () => read());
	expect(seen.map((one) => one.split("-")[1])).toEqual(Array(2).fill("0af7651916cd43dd8448eb211c80319c"));
	await end();
});

test("an agency that cancels a call keeps its slot until the call's work has ended, and waits for none", async () => {
	const charged: number[] = [];
	let taken = 0;
	let waiting: PromiseWithResolvers<void> | undefined;
	const begun = Promise.withResolvers<AbortSignal>();
	const ended = Promise.withResolvers<void>();
	const service = grpcService<typeof logApi.LogServiceService, Session>(
		logApi.LogServiceService,
		{ read: { scope: "alerts:read" }, follow: { scope: "alerts:subscribe" } },
		{
			read: async (_, { signal }) => {
				begun.resolve(signal);
				await ended.promise;
				return empty;
			},
			follow: async function* () {
				yield empty;
			},
		},
		{
			identity: await identityOf("identity"),
			authenticate: async () => ({ agency: "fj" }),
			bytes: (_, count) => charged.push(count),
			enter: () => {
				taken++;
				const { promise, reject, resolve } = Promise.withResolvers<void>();
				if (taken === 1) resolve();
				else waiting = { promise, reject, resolve };
				let held = true;
				return {
					ready: promise,
					release: () => {
						if (held) taken--;
						held = false;
						reject(new HubError("UNAVAILABLE"));
					},
				};
			},
		},
	);
	const limited = await startGrpcServer({ host: "127.0.0.1", port: 0, services: [service] });
	onTestFinished(() => limited.close(100));
	const agency = openClient(logApi.LogServiceClient, `127.0.0.1:${limited.port}`);
	onTestFinished(() => agency.close());
	const cancelled = () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const call = agency.read({ after: 0, limit: 1, logId: "x".repeat(1_000) }, new Metadata(), () => resolve());
		return { cancel: () => call.cancel(), done: promise };
	};
	const first = cancelled();
	const signal = await begun.promise;
	first.cancel();
	await first.done;
	if (!signal.aborted) await once(signal, "abort");
	expect(taken).toBe(1);
	const second = cancelled();
	await expect.poll(() => waiting !== undefined).toBe(true);
	expect(taken).toBe(2);
	second.cancel();
	await expect.poll(() => taken).toBe(1);
	ended.resolve();
	await expect.poll(() => taken).toBe(0);
	// Anyone who was let in has paid for what was sent, as it is unfolded.
	expect(charged).toEqual([expect.any(Number)]);
	expect(charged[0]).toBeGreaterThan(1_000);
});
