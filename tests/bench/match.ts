import { randomBytes, randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { vaultApi } from "@seamark/contracts";
import { openPool, type Pool } from "@seamark/db";
import { callService, openClient, openServiceIdentity, startGrpcServer } from "@seamark/grpc";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "@seamark/postgres";
import { makeKeyFiles, migrationsOf, openContext, openService } from "@seamark/service";
import { service as vaultService } from "@seamark/vault";
import { openVaultKeys } from "../../services/vault/src/vault/vault-keys.ts";
import { seeded } from "../support/seeded.ts";
import { type MadeName, namesOf, textOf, type Variation, variations, vary } from "./names.ts";
import type { Options } from "./options.ts";
import { startPeer } from "./processes.ts";
import { latencyOf } from "./stats.ts";
import { table } from "./table.ts";

const seed = 20_300_131;
const most = 20;

type Question = {
	text: string;
	how: Variation /** Number of the person meant; undefined for one who is not there. */;
	target: number | undefined;
};
type Answer = { no: number; score: number }[];
type Asked = Question & { answer: Answer; ms: number };

/** Names of the population again, those of `wanted` numbers alone. */
const drawAgain = (
	names: number,
	wanted: ReadonlySet<number>,
): { population: Set<string>; drawn: Map<number, MadeName> } => {
	const draws = seeded(seed + 1);
	const source = namesOf(seed);
	const population = new Set<string>();
	const drawn = new Map<number, MadeName>();
	for (let no = 0; no < names; no++) {
		const name = source.draw(draws);
		population.add(textOf(name));
		if (wanted.has(no)) drawn.set(no, name);
	}
	return { population, drawn };
};

/** As many questions of each variation, a third of all about persons who are not there; in an order without a pattern. */
const questionsOf = (names: number, count: number): { questions: Question[]; distinct: number } => {
	const random = seeded(seed + 2);
	const { population, drawn } = drawAgain(names, new Set(Array.from({ length: count * 4 }, () => random.int(names))));
	const strangers = namesOf(seed);
	const questions: Question[] = [];
	const entries = [...drawn];
	let next = 0;
	while (questions.length < count) {
		const how = variations[questions.length % variations.length] as Variation;
		const known = Math.floor(questions.length / variations.length) % 3 !== 2;
		const [no, name] = known
			? (entries[next++ % entries.length] as [number, MadeName])
			: [undefined, strangers.draw(random)];
		if (!known && population.has(textOf(name))) continue;
		const text = vary(name, how, random);
		if (text !== undefined) questions.push({ text, how, target: no });
	}
	return { questions, distinct: population.size };
};

/** A short try asks all of its few questions, however busy the machine is. */
const everyQuestion = Number.POSITIVE_INFINITY;

const asked = async (
	questions: readonly Question[],
	o: { seconds: number; find: (text: string) => Promise<Answer> },
) => {
	const end = performance.now() + o.seconds * 1_000;
	const done: Asked[] = [];
	for (const question of questions) {
		const began = performance.now();
		const answer = await o.find(question.text);
		done.push({ ...question, answer, ms: performance.now() - began });
		if (performance.now() > end) break;
	}
	return done;
};

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Share of the persons who are there that are among the first twenty. */
const recallOf = (done: readonly Asked[]): number => {
	const known = done.filter((one) => one.target !== undefined);
	return round(known.filter((one) => one.answer.some(({ no }) => no === one.target)).length / known.length);
};

/** Harmonic mean of precision and recall, where the best answer is given if it scores at least `least`, and none otherwise. */
const f1Of = (done: readonly Asked[], least: number): number => {
	const given = done.filter((one) => (one.answer[0]?.score ?? 0) >= least && one.answer.length > 0);
	const right = given.filter((one) => one.answer[0]?.no === one.target).length;
	const known = done.filter((one) => one.target !== undefined).length;
	return right === 0 ? 0 : round((2 * right) / (given.length + known));
};

/** Each side gets the threshold that suits it best on one half of the questions, and is measured on the other. */
const judged = (done: readonly Asked[]) => {
	const [tune, test] = [done.filter((_, i) => i % 2 === 0), done.filter((_, i) => i % 2 === 1)];
	const thresholds = Array.from({ length: 100 }, (_, n) => n / 100);
	const threshold = thresholds.reduce((best, one) => (f1Of(tune, one) > f1Of(tune, best) ? one : best), 0);
	return { recallAt20: recallOf(done), f1: f1Of(test, threshold), threshold };
};

const figures = (done: readonly Asked[]) => ({
	asked: done.length,
	...latencyOf(Float64Array.from(done, (one) => one.ms)),
	...judged(done),
	recallAt20Of: Object.fromEntries(variations.map((how) => [how, recallOf(done.filter((one) => one.how === how))])),
});

/** A vault on a cluster of its own, with an identity of a service that may call it. */
const openVault = async (postgres: Postgres, dir: string, stack: AsyncDisposableStack) => {
	const keys = await makeKeyFiles(join(dir, "keys"), ["identity", "case-intake", "vault"]);
	const vaultKey = randomBytes(32);
	const vaultKeyFile = join(dir, "vault.key");
	await writeFile(vaultKeyFile, vaultKey.toString("base64url"));
	const password = randomUUID();
	for (const role of ["vault_owner", "vault_app"]) await ensureRole(postgres, role, password);
	await createDatabase(postgres, "vault", { owner: "vault_owner", users: ["vault_app"] });
	const urlOf = (name: string) => postgres.url("vault", { name, password });
	const context = await openContext({
		name: "vault",
		migrations: migrationsOf(vaultService),
		config: {
			databaseUrl: urlOf("vault_app"),
			migrationUrl: urlOf("vault_owner"),
			host: "127.0.0.1",
			httpPort: 0,
			grpcPort: 0,
			publicUrl: "http://127.0.0.1",
			serviceKeyFile: keys.keyOf("vault"),
			serviceKeysFile: keys.services,
			hubKeyFile: keys.hub,
			peers: {},
			tls: {},
			grpcTls: {},
			demo: false,
			metricsOpen: false,
			logLevel: "warn",
			kafkaBrokers: [],
			otlpEndpoint: undefined,
		},
	});
	stack.defer(() => context.close());
	const server = await startGrpcServer({
		host: "127.0.0.1",
		port: 0,
		services: (await openService(vaultService, context, { SEAMARK_VAULT_KEY: vaultKeyFile })).grpc,
	});
	stack.defer(() => server.close());
	const client = openClient(vaultApi.VaultServiceClient, `127.0.0.1:${server.port}`);
	stack.defer(() => client.close());
	const read = async (file: string) => JSON.parse(await readFile(file, "utf8"));
	const identity = await openServiceIdentity({
		name: "case-intake",
		key: await read(keys.keyOf("case-intake")),
		services: await read(keys.services),
		now: Date.now,
	});
	return { client, identity, vaultKey };
};

/** Seals all names in as many processes as there are cores, and lets PostgreSQL read what they wrote. */
const fill = async (
	pool: Pool,
	o: { names: number; agency: string; vaultKey: Buffer; folder: string; say: Options["say"] },
) => {
	const indexKey = randomBytes(32);
	const { keyId, wrapped } = openVaultKeys([o.vaultKey]).wrap(o.agency, ["index"], indexKey);
	await pool.query("insert into agency_key (agency, key_id, wrapped) values ($1, $2, $3)", [o.agency, keyId, wrapped]);
	const workers = Math.max(2, Math.min(8, availableParallelism()));
	const step = Math.ceil(o.names / workers / 4) * 4;
	const parts = Array.from({ length: workers }, (_, n) => [n * step, Math.min(o.names, (n + 1) * step)] as const);
	let began = performance.now();
	const lap = (what: string) => {
		o.say(`${what}: ${Math.round((performance.now() - began) / 100) / 10} s`);
		began = performance.now();
	};
	const loaded = await Promise.all(
		parts.map(async ([from, to]) => {
			const peer = startPeer("match-loader.ts");
			try {
				const order = {
					seed,
					from,
					to,
					agency: o.agency,
					vaultKey: o.vaultKey.toString("hex"),
					indexKey: indexKey.toString("hex"),
					folder: o.folder,
				};
				return await peer.call<{ blindKeys: number }>("load", order, 600_000);
			} finally {
				await peer.close();
			}
		}),
	);
	lap(`Sealed ${o.names} names in ${workers} processes`);
	// Its settings are in each of them, since a connection that was idle for long is another one afterwards.
	const long = (sql: string) => pool.query(`set statement_timeout = 0; set maintenance_work_mem = '1GB'; ${sql}`);
	// As a restored dump would be loaded: the indexes after the rows.
	const columns = {
		cases: "case_key (agency, case_id, version, key_id, wrapped)",
		identities: "identity (agency, id, no, case_id, version, wrapped, person, sealed_at, sealed_by_post)",
		blind: "blind_key",
		plain: "plain_name",
	};
	await long(
		"create extension if not exists pg_trgm; create table plain_name (no int primary key, name text not null)",
	);
	await long("alter table blind_key drop constraint blind_key_pkey; drop index blind_key_identity");
	for (const [file, into] of Object.entries(columns))
		for (const [from] of parts) await long(`copy ${into} from '${o.folder}/${file}-${from}' (format binary)`);
	lap("Copied");
	await long(
		"alter table blind_key add primary key (agency, key, identity_no); create index blind_key_identity on blind_key (identity_no)",
	);
	lap("Indexed the vault");
	await long("create index plain_name_trigrams on plain_name using gin (name gin_trgm_ops)");
	lap("Indexed the reference");
	await long("analyze blind_key, identity, case_key, plain_name");
	lap("Analysed");
	const size = async (name: string) =>
		(await pool.query<{ mb: number }>("select (pg_total_relation_size($1::regclass) / 1e6)::float8 as mb", [name]))
			.rows[0]?.mb ?? 0;
	return {
		keysPerName: round(loaded.reduce((sum, one) => sum + one.blindKeys, 0) / o.names),
		megabytes: {
			blindIndex: Math.round(await size("blind_key")),
			identities: Math.round((await size("identity")) + (await size("case_key"))),
			reference: Math.round(await size("plain_name")),
		},
	};
};

/**
 * Finding a person by a name written otherwise among a million sealed names, through the vault's own call with its audit entry;
 * and the same questions to bare pg_trgm over the names in plain text, on the same cluster.
 */
export const match = async (o: Options) => {
	const stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	// The server process reads the files, as the account that it runs as.
	await chmod(dir, 0o755);
	try {
		const { names } = o;
		const postgres = await startPostgres({ dataDir: join(dir, "data") });
		stack.defer(() => postgres.stop());
		const vault = await openVault(postgres, dir, stack);
		const agency = randomUUID();
		const pool = openPool({ url: postgres.url("vault"), name: "bench", max: 1 });
		stack.defer(() => pool.end());
		const stored = await fill(pool, { names, agency, vaultKey: vault.vaultKey, folder: dir, say: o.say });
		await pool.query("checkpoint");
		const { questions, distinct } = questionsOf(names, o.quick ? 210 : 2_100);

		const caller = { agencyId: agency, postId: agency, officerId: "", purpose: "analysis", tokenId: "", service: "" };
		const call = { identity: vault.identity, receiver: "vault", deadlineMs: 20_000 };
		const ofVault = async (text: string): Promise<Answer> => {
			const identity = vaultApi.Identity.fromPartial({ names: [{ text }] });
			const request = { caller, identityId: "", identity, limit: most, leastScore: 0, country: "", among: undefined };
			const { candidates } = await callService(call, vault.client.findCandidates.bind(vault.client), request);
			return candidates.map((one) => ({ no: Number.parseInt(one.identityId.slice(-12), 16), score: one.score }));
		};
		const ofReference = async (text: string): Promise<Answer> => {
			const { rows } = await pool.query<{ no: number; score: number }>({
				name: "reference",
				text: `select no, similarity(name, $1) as score from plain_name where name % $1 order by 2 desc limit ${most}`,
				values: [text],
			});
			return rows;
		};
		await asked(questions.slice(-100), { seconds: 5, find: ofVault });
		await asked(questions.slice(-100), { seconds: 5, find: ofReference });
		const vaultAsked = await asked(questions, { seconds: o.quick ? everyQuestion : 30, find: ofVault });
		const referenceAsked = await asked(questions, { seconds: o.quick ? everyQuestion : 40, find: ofReference });
		// Of both, only what both were asked is compared.
		const both = Math.min(vaultAsked.length, referenceAsked.length);
		const results = {
			vault: figures(vaultAsked),
			reference: figures(referenceAsked),
			vaultOnTheSame: figures(vaultAsked.slice(0, both)),
		};

		const row = table(o.say, ["", "asked", "p50 ms", "p99 ms", "recall@20", "F1"]);
		for (const [name, one] of Object.entries(results)) row(name, one.asked, one.p50, one.p99, one.recallAt20, one.f1);
		const byHow = table(o.say, ["recall@20 by variation", "vault", "reference"]);
		for (const how of variations)
			byHow(how, results.vault.recallAt20Of[how] ?? Number.NaN, results.reference.recallAt20Of[how] ?? Number.NaN);
		return {
			bench: "match",
			names,
			distinct,
			...stored,
			goal: { p50: 30, recallAt20: 0.97, f1: "above the reference" },
			results,
			ratio: { p50: round(results.vaultOnTheSame.p50 / results.reference.p50) },
		};
	} finally {
		await stack.disposeAsync();
	}
};
