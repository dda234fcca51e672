import { createHash } from "node:crypto";
import type { Session } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import { pacific } from "../../infra/seed/src/index.ts";
import type { Deps } from "../../services/alerts/src/deps.ts";
import { openFeed } from "../../services/alerts/src/follow-feed/feed.ts";
import type { Seeded } from "../support/seeded.ts";
import type { AlertsStore, Planted } from "./alerts-store.ts";
import { openCalls } from "./calls.ts";
import type { Weather } from "./pool.ts";
import type { VirtualTime } from "./time.ts";

/** Where a history begins, in milliseconds since the epoch. */
export const startsAt = Date.parse("2030-01-01T00:00:00.000Z");

export type World = {
	time: VirtualTime;
	weather: Weather;
	random: Seeded;
	store: AlertsStore;
	planted: Planted;
	happened: (what: string) => void;
	ended: () => boolean;
};

const regionOf = (code: string) => pacific.countries.find((country) => country.code === code)?.region;
/** As far as raising asks: its answer says whom an alert reaches, which no history looks at. */
const directory = {
	regionOf,
	regions: () => [...new Set(pacific.countries.map((country) => country.region))],
	agency: (id: string) => pacific.agencies.find((agency) => agency.id === id),
	foreignAgency: () => undefined,
	flowsTo: () => [],
	snapshot: {
		countries: pacific.countries,
		foreignAgencies: [],
		agencies: pacific.agencies.map((agency) => ({
			...agency,
			status: "active",
			region: regionOf(agency.country) ?? "",
		})),
		posts: pacific.posts.map((post) => ({ ...post, agencyId: post.agency, closed: false })),
	},
};
const places = {
	current: () => directory,
	onChange: () => () => undefined,
	ready: async () => undefined,
	close: async () => undefined,
};
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

export const sessionOf = (who: () => Principal): Session =>
	({ claims: { expires: 4e9, tokenId: "simulated" }, principal: who }) as unknown as Session;

/** One process of the alerts service: the real feed and the real operations over a model of its database. */
const openInstance = async (world: World, name: string) => {
	const random = world.random.fork(name);
	const wake = world.store.openWake(name, random.fork("wake"));
	const { pool, committer, kill } = world.store.connect(random, wake);
	let ids = 0;
	const digits = createHash("sha256").update(name).digest("hex");
	const deps = {
		context: {
			name: "alerts",
			log: quiet,
			pool,
			committer,
			wake,
			now: () => Date.now(),
			newId: () => `${digits.slice(0, 8)}-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
		},
		directory: places,
		feedCursors: { seal: String, open: Number },
	} as unknown as Deps;
	const feed = await openFeed(deps);
	const cutOff = new Set<() => void>();
	let alive = true;
	return {
		call: openCalls(deps),
		feed,
		pool,
		alive: () => alive,
		/** Called when the process dies. */
		cutOff,
		kill: () => {
			alive = false;
			kill();
			for (const cut of [...cutOff]) cut();
			void feed.close().catch(() => undefined);
			void wake.close();
		},
	};
};
export type Instance = Awaited<ReturnType<typeof openInstance>>;

/** Two processes that are killed now and then, and started again. */
export const openFleet = async (world: World) => {
	const fleet: Instance[] = [];
	let [started, kills] = [0, 0];
	const start = async (at: number) => {
		// Opening needs the database, which may be lost meanwhile: a supervisor tries again.
		for (;;) {
			try {
				fleet[at] = await openInstance(world, `instance ${started++}`);
				return;
			} catch {
				await world.time.sleep(20);
			}
		}
	};
	await Promise.all([start(0), start(1)]);
	const random = world.random.fork("kills");
	const killing = async () => {
		while (world.weather.rough) {
			await world.time.sleep(40 + random.int(400));
			if (!world.weather.rough) return;
			const at = random.int(2);
			world.happened(`kill ${at}`);
			kills++;
			fleet[at]?.kill();
			await world.time.sleep(random.int(60));
			await start(at);
		}
	};
	void killing();
	const any = (draws: Seeded): Instance => fleet[draws.int(2)] as Instance;
	return { any, kills: () => kills, all: () => fleet };
};
export type Fleet = Awaited<ReturnType<typeof openFleet>>;
