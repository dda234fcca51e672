import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type DirectorySource, indexDirectory, openAuthenticator, principalOf, type Session } from "@seamark/auth";
import { type DecodedEvent, decodeEvent } from "@seamark/contracts";
import { cursorSeal } from "@seamark/http";
import { readLog } from "@seamark/log";
import type { Purpose, Scope } from "@seamark/policy";
import { migrationsOf, type ServiceContext } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import type { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { openWords } from "../search/follow-words.ts";
import { service } from "../service.ts";
import { insertWebhookHost } from "../store/webhook-hosts.ts";
import { openCalls } from "../testing.ts";
import { parseAllow, type Resolve } from "./addresses.ts";
import type { WebhookNotice } from "./attempt.ts";
import { type DelivererOptions, openDeliverer } from "./deliverer.ts";

/** What webhooks are tested on: a database, a directory that the test changes, a receiver over real HTTP. */

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const origin = { agency: id(1), post: id(11), officer: id(21) };
export const reader = { agency: id(2), post: id(12), officer: id(22) };

type Snapshot = Parameters<typeof indexDirectory>[0];

const agency = (own: typeof origin, country: string): Snapshot["agencies"][number] => ({
	id: own.agency,
	name: `unit of ${country} (invented)`,
	kind: "tcu",
	country,
	region: "pacific",
	status: "active",
	issuer: `https://hub.example/${country}`,
	keys: [],
	clients: [],
	statementKeys: [],
	invented: true,
	handle: `${country.toLowerCase()}-tcu`,
});
const post = (own: typeof origin): Snapshot["posts"][number] => ({
	id: own.post,
	agencyId: own.agency,
	name: "desk",
	clearance: "amber",
	scopes: ["alerts:read", "alerts:raise", "alerts:subscribe", "agency:admin"],
	purposes: ["crime-prevention", "life-saving"],
	closed: false,
});
const posting = (own: typeof origin, n: number): Snapshot["postings"][number] => ({
	id: id(n),
	officerId: own.officer,
	postId: own.post,
	from: undefined,
	until: undefined,
	homeAgencyId: own.agency,
});

const firstSnapshot = (): Snapshot => ({
	position: 1,
	logId: id(99),
	hub: "https://hub.example",
	hubNamed: true,
	countries: [
		...["FJ", "WS"].map((code) => ({ code, name: code, region: "pacific" })),
		{ code: "HT", name: "HT", region: "caribbean" },
	],
	agencies: [agency(origin, "FJ"), agency(reader, "WS")],
	posts: [post(origin), post(reader)],
	postings: [posting(origin, 31), posting(reader, 32)],
	foreignAgencies: [],
	agreements: [
		{
			id: id(41),
			title: "founding agreement (invented)",
			parties: ["FJ", "WS"],
			topics: ["smuggling"],
			records: ["alert"],
			ages: "any",
			purposes: ["crime-prevention"],
			from: undefined,
			until: undefined,
		},
	],
});

/** A directory that tells its followers of changes, as the real one does. */
const openDirectory = (): DirectorySource & { change(edit: (snapshot: Snapshot) => void): void } => {
	let snapshot = firstSnapshot();
	const callbacks = new Set<Parameters<DirectorySource["onChange"]>[0]>();
	return {
		current: () => indexDirectory(snapshot),
		onChange: (callback) => {
			callbacks.add(callback);
			return () => callbacks.delete(callback);
		},
		ready: async () => undefined,
		close: async () => undefined,
		change: (edit) => {
			snapshot = structuredClone(snapshot);
			edit(snapshot);
			for (const callback of callbacks) callback(indexDirectory(snapshot));
		},
	};
};

export type Received = { path: string; headers: IncomingHttpHeaders; body: string; at: number };
export type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** An HTTP server that answers as the test says, and keeps what it got. */
export const openReceiver = async () => {
	const received: Received[] = [];
	const changed = new Set<() => void>();
	let connections = 0;
	let answer: (request: Received) => Answer | Promise<Answer> = () => ({ status: 204 });
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const one = {
				path: request.url ?? "",
				headers: request.headers,
				body: Buffer.concat(chunks).toString(),
				at: performance.now(),
			};
			received.push(one);
			for (const call of [...changed]) call();
			void Promise.resolve(answer(one)).then(({ status, headers, body }) =>
				response.writeHead(status, headers).end(body),
			);
		});
	});
	server.on("connection", () => connections++);
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		url: `http://127.0.0.1:${port}/hook`,
		received,
		connections: () => connections,
		answers: (next: typeof answer) => {
			answer = next;
		},
		/** Resolves when so many requests have come since the start. */
		count: async (n: number) => {
			while (received.length < n)
				await new Promise<void>((done) => {
					const call = () => {
						changed.delete(call);
						done();
					};
					changed.add(call);
				});
			return received;
		},
		close: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
};

export const textOf = (request: Received | undefined) =>
	JSON.parse(request?.body ?? "null") as {
		delivery: string;
		subscription: string;
		change: string;
		alert: { id: string; version: number; status: string; title?: string; recall?: { reason: string } };
		cursor: string;
	};
export const titles = (all: readonly Received[]) => all.map((one) => textOf(one).alert.title);

/** Collects what deliverers say, for a test to wait for. */
const openNotices = () => {
	const all: WebhookNotice[] = [];
	const waiting = new Set<() => void>();
	return {
		all,
		add: (notice: WebhookNotice) => {
			all.push(notice);
			for (const look of [...waiting]) look();
		},
		/** Resolves with the nth notice that fits. */
		nth: <N extends WebhookNotice>(n: number, fits: (notice: WebhookNotice) => boolean) =>
			new Promise<N>((done) => {
				const look = () => {
					const found = all.filter(fits)[n - 1];
					if (!found) return;
					waiting.delete(look);
					done(found as N);
				};
				waiting.add(look);
				look();
			}),
	};
};

export const draft = (title: string, more: Partial<AlertDraft> = {}): AlertDraft => ({
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title,
	summary: "what was seen",
	countries: ["WS"],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { countries: ["WS"] } },
	...more,
});
export const flash = (title: string) => draft(title, { kind: "life-at-risk", urgency: "flash" });

/** Sessions of officers as a token would open them. */
const sessionsOn =
	(directory: DirectorySource, clock: { now: number }) =>
	(
		own: typeof origin,
		scopes: Scope[] = ["alerts:read", "alerts:raise", "alerts:subscribe"],
		purpose: Purpose = "crime-prevention",
	): Session => {
		const claims = {
			issuer: "",
			agency: own.agency,
			subject: own.officer,
			client: "",
			post: own.post,
			officer: own.officer,
			purpose,
			scopes,
			tokenId: "t",
			keyId: "k",
			expires: clock.now / 1_000 + 600,
			jkt: undefined,
			x5t: undefined,
		};
		return {
			claims,
			principal: () => {
				const who = principalOf(claims, directory.current(), clock.now);
				if ("refused" in who) throw new Error(who.refused);
				return who;
			},
		};
	};

/** The log of the service, for a test to read and to wait for. */
const logOf = (context: ServiceContext) => ({
	/** The log's events so far, decoded. */
	events: () => eventsOf(context),
	/** Resolves when the log's events fit. */
	logged: async (fits: (events: DecodedEvent[]) => boolean) => {
		for (;;) {
			const turn = context.wake.turn();
			const events = await eventsOf(context);
			if (fits(events)) return events;
			await context.wake.next(turn, AbortSignal.timeout(10_000));
		}
	},
});

export const openStage = async () => {
	// A clock of the test's own: back-off takes no time.
	const clock = { now: Date.parse("2026-01-01T00:00:00Z") };
	const context = await testContext({ name: "alerts", migrations: migrationsOf(service), now: () => clock.now });
	const directory = openDirectory();
	const deps: Deps = {
		context,
		directory,
		authenticator: openAuthenticator({ directory, now: context.now }),
		feedCursors: cursorSeal(context.hubKey, "alerts feed"),
		listCursors: cursorSeal(context.hubKey, "alerts list"),
		words: openWords(context, { follow: false }),
	};
	const names: { resolve: Resolve } = { resolve: async () => [] };
	const reach = { allow: parseAllow(["127.0.0.1"]), resolve: (host: string) => names.resolve(host) };
	const notices = openNotices();
	// The reader's administrator has approved of where the tests listen.
	await context.committer.commit({
		writes: ["127.0.0.1", "hook.example.com"].map((host) => ({
			statement: insertWebhookHost,
			row: { agency: reader.agency, host, at: new Date(clock.now).toISOString() },
		})),
		events: [],
		writer: reader.agency,
	});
	const calls = await openCalls(context, deps, reach);
	const opened: { close(): Promise<void> }[] = [calls];
	const sessionOf = sessionsOn(directory, clock);
	return {
		context,
		clock,
		directory,
		deps,
		reach,
		names,
		notices,
		sessionOf,
		inject: calls.inject,
		call: calls.call,
		/** The origin raises an alert. */
		raise: (content: AlertDraft) => calls.call<{ id: string }>(sessionOf(origin), "POST", "/alerts", content),
		deliver: async (o: Partial<DelivererOptions> = {}) => {
			const deliverer = await openDeliverer(deps, {
				reach,
				notice: notices.add,
				renewMs: 100,
				graceMs: 100,
				random: () => 0.5,
				...o,
			});
			opened.push(deliverer);
			return deliverer;
		},
		/** Lets time pass, and has deliverers notice. */
		pass: (ms: number) => {
			clock.now += ms;
			context.wake.poke();
		},
		...logOf(context),
		close: async () => {
			await Promise.all(opened.map((one) => one.close()));
			await context.close();
		},
	};
};
export type Stage = Awaited<ReturnType<typeof openStage>>;

const eventsOf = async (context: ServiceContext): Promise<DecodedEvent[]> =>
	(await readLog(context.pool, 0, 1_000)).events.flatMap((event) => decodeEvent(event) ?? []);
