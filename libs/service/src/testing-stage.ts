import { type DirectorySource, indexDirectory, principalOf, type Session } from "@seamark/auth";
import { type DecodedEvent, decodeEvent } from "@seamark/contracts";
import { openPool, type Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type HttpServer, openHttp } from "@seamark/http";
import { readLog } from "@seamark/log";
import { type AgencyKind, grantable, type Purpose, type RecordKind, type Scope, type Topic } from "@seamark/policy";
import type { ServiceContext } from "./context.ts";
import {
	migrationsOf,
	openService,
	type Serves,
	type Service,
	type ServiceDefinition,
	type ValuesOf,
} from "./define-service.ts";
import { type TestContext, type TestContextOptions, testContext } from "./testing-context.ts";

/** What integration tests of a service are built on: the service over HTTP, on a real database, asked by invented units. */

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

type Unit = { agency: string; post: string; officer: string; second: string; kind: AgencyKind; country: string };
const unit = (n: number, kind: AgencyKind, country: string): Unit => ({
	agency: id(n),
	post: id(100 + n),
	officer: id(200 + n),
	second: id(500 + n),
	kind,
	country,
});

/** Invented units. `officer` names who calls in the tests, `second` another officer of the same post. */
export const units = {
	fiji: unit(1, "tcu", "FJ"),
	samoa: unit(2, "tcu", "WS"),
	labour: unit(3, "labour-inspectorate", "FJ"),
	shelter: unit(4, "referral-provider", "FJ"),
	tonga: unit(5, "tcu", "TO"),
	suva: unit(6, "central-authority", "FJ"),
	apia: unit(7, "central-authority", "WS"),
	nukualofa: unit(8, "central-authority", "TO"),
	suvaFiu: unit(9, "fiu", "FJ"),
	apiaFiu: unit(10, "fiu", "WS"),
	/** Second officers at the same desks, for what takes two persons. */
	suva2: { ...unit(6, "central-authority", "FJ"), officer: id(216) },
	apia2: { ...unit(7, "central-authority", "WS"), officer: id(217) },
} as const;
export type UnitName = keyof typeof units;

/** What lets records flow between countries; there is none when a test names none. */
type Agreement = {
	parties: string[];
	topics: Topic[];
	purposes: Purpose[];
	/** Of cases when left out. */
	records?: RecordKind[];
};

/** A second duty post of an agency, on which its first officer serves too, where a test wants it. */
export const nightDeskOf = (who: UnitName): string => units[who].post.replace(/-0000000001/, "-0000000007");

const snapshot = (agreements: readonly Agreement[], night?: UnitName): Parameters<typeof indexDirectory>[0] => {
	const day = directoryOf(agreements);
	if (!night) return day;
	const own = units[night];
	const desk = day.posts.find(({ id }) => id === own.post);
	const seat = day.postings.find(({ officerId, postId }) => officerId === own.officer && postId === own.post);
	if (!desk || !seat) throw new Error("no such unit");
	const post = nightDeskOf(night);
	return {
		...day,
		posts: [...day.posts, { ...desk, id: post, name: "night desk" }],
		postings: [...day.postings, { ...seat, id: id(999), postId: post }],
	};
};

const directoryOf = (agreements: readonly Agreement[]): Parameters<typeof indexDirectory>[0] => {
	const all = Object.values(units);
	const agencies = [...new Map(all.map((own) => [own.agency, own])).values()];
	return {
		position: 1,
		logId: id(99),
		hub: "https://hub.example",
		hubNamed: true,
		foreignAgencies: [],
		countries: ["FJ", "WS", "TO"].map((code) => ({ code, name: code, region: "pacific" })),
		agencies: agencies.map((own) => ({
			id: own.agency,
			name: `${own.kind} of ${own.country} (invented)`,
			kind: own.kind,
			country: own.country,
			region: "pacific",
			status: "active",
			issuer: `https://hub.example/${own.agency}`,
			keys: [],
			clients: [],
			statementKeys: [],
			invented: true,
			handle: `${own.country.toLowerCase()}-${own.kind}`,
			...(own === units.labour ? { nationalOffice: "coordinator" } : {}),
		})),
		posts: agencies.map((own) => ({
			id: own.post,
			agencyId: own.agency,
			name: "desk",
			clearance: "amber",
			scopes: [...grantable[own.kind]],
			purposes: ["investigation", "victim-protection", "analysis", "crime-prevention", "life-saving"],
			closed: false,
		})),
		postings: all.flatMap((own, n) =>
			[own.officer, own.second].map((officerId, seat) => ({
				id: id(300 + n + 50 * seat),
				officerId,
				postId: own.post,
				from: undefined,
				until: undefined,
				homeAgencyId: own.agency,
			})),
		),
		agreements: agreements.map((one, n) => ({
			...{ id: id(400 + n), title: "agreement (invented)" },
			...{ from: undefined, until: undefined, ages: "any", records: ["case"], ...one },
		})),
	};
};

export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Record<string, unknown> };
export type Stage = {
	context: TestContext;
	app: HttpServer;
	service: Service;
	/** As the cluster's superuser, past row-level security. */
	raw: Pool;
	/** Milliseconds that the service's clock is ahead of the real one. */
	clock: { ahead: number };
	ask(
		who: UnitName,
		method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
		url: string,
		body?: object,
		o?: { headers?: Record<string, string>; purpose?: Purpose; scopes?: readonly Scope[]; second?: boolean },
	): Promise<Answer>;
	/** Everything in the log, oldest first. */
	events(): Promise<DecodedEvent[]>;
	/** Ends the service and opens it again on the same database. */
	restart(): Promise<void>;
	close(): Promise<void>;
};

/** Who asks is not what is tested here: the header says it. */
const openAuthentication = (directory: DirectorySource, now: () => number) => ({
	authenticate: async ({ authorization }: { authorization: string | undefined }): Promise<Session> => {
		const { who, purpose, scopes, second, post } = JSON.parse(authorization ?? "{}") as {
			who: UnitName;
			second?: boolean;
			post?: string;
			purpose: Purpose;
			scopes: Scope[];
		};
		const own = units[who];
		const officer = second ? own.second : own.officer;
		const claims = {
			...{ issuer: "", client: "", keyId: "", expires: 4_102_444_800, jkt: undefined, x5t: undefined },
			...{ agency: own.agency, subject: officer, post: post ?? own.post, officer },
			...{ purpose, scopes, tokenId: `token-of-${who}` },
		};
		return {
			claims,
			principal: () => {
				const principal = principalOf(claims, directory.current(), now());
				if ("refused" in principal) throw new HubError("UNAUTHENTICATED");
				return principal;
			},
		};
	},
});

/** A directory of the invented units, which never changes. */
const standingDirectory = (agreements: readonly Agreement[], night?: UnitName): DirectorySource => {
	const held = indexDirectory(snapshot(agreements, night));
	return {
		current: () => held,
		onChange: () => () => undefined,
		ready: async () => undefined,
		close: async () => undefined,
	};
};

/** Opens a service by its definition. `settings` are its own; a context that is there already is taken, with its clock. */
export const openStage = async <S extends ServiceDefinition["settings"], O extends Serves>(
	definition: ServiceDefinition<S, O>,
	o: {
		settings?: ValuesOf<S>;
		agreements?: readonly Agreement[];
		config?: TestContextOptions["config"];
		clock?: { ahead: number };
		/** Has a night desk too. */
		night?: UnitName;
		/** What the service opens on in place of the context, each time. */
		over?: (context: ServiceContext) => ServiceContext;
	} = {},
): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const clock = o.clock ?? { ahead: 0 };
	const now = () => Date.now() + clock.ahead;
	const context = await testContext({
		name: definition.name,
		migrations: migrationsOf(definition),
		now,
		...(o.config ? { config: o.config } : {}),
	});
	stack.defer(() => context.close());
	const directory = standingDirectory(o.agreements ?? [], o.night);
	const authenticator = openAuthentication(directory, now);
	const start = async () => {
		const service = await openService(definition, o.over?.(context) ?? context, o.settings ?? ({} as ValuesOf<S>), {
			identities: async () => ({ directory, authenticator }),
		});
		const app = await openHttp({
			title: definition.name,
			publicUrl: context.config.publicUrl,
			authenticator,
			log: context.log,
			notReady: () => service.notReady(),
			report: () => service.report(),
		});
		service.routes(app);
		return { service, app, close: () => app.close().then(() => service.stop()) };
	};
	let running = await start();
	stack.defer(() => running.close());
	const raw = openPool({ url: context.database.adminUrl, name: "test", max: 2 });
	stack.defer(() => raw.end());
	return {
		context,
		get app() {
			return running.app;
		},
		get service() {
			return running.service;
		},
		raw,
		clock,
		ask: async (
			who,
			method,
			url,
			body,
			{ purpose = "investigation", scopes = grantable[units[who].kind], headers = {}, second = false } = {},
		) => {
			const answer = await running.app.inject({
				method,
				url,
				headers: { authorization: JSON.stringify({ who, purpose, scopes, second }), ...headers },
				...(body ? { payload: body } : {}),
			});
			const json = String(answer.headers["content-type"] ?? "").includes("json");
			return { status: answer.statusCode, body: json ? answer.json() : {}, text: answer.body, headers: answer.headers };
		},
		events: async () => {
			const { events } = await readLog(context.pool, 0, 100_000);
			return events.flatMap((event) => decodeEvent(event) ?? []);
		},
		restart: async () => {
			await running.close();
			running = await start();
		},
		close: () => stack.disposeAsync(),
	};
};
