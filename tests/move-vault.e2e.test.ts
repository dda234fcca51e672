import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { verifyChain } from "@seamark/audit-chain";
import { migrate, openPool, type Pool } from "@seamark/db";
import { consume, kafkaSource, redrive, relayToKafka } from "@seamark/events";
import { logMigrations, openCommitter, openWake, readLog } from "@seamark/log";
import { policyMigrations } from "@seamark/policy";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "@seamark/postgres";
import { ownBroker } from "@seamark/testing";
import { expect, onTestFinished, test } from "vitest";
import { startHub } from "../infra/local/src/hub.ts";
import { MoveRefused } from "../infra/local/src/move-vault/names.ts";
import { makeKeyFiles, makeSecretKeyFile } from "../libs/service/src/index.ts";
import { recordEvents } from "../services/audit/src/record-events/record-events.ts";
import { service as auditService } from "../services/audit/src/service.ts";
import { readEntries, readHead, toLink } from "../services/audit/src/store/chain.ts";
import { service as vaultService } from "../services/vault/src/service.ts";
import { caller, demoToken } from "./support/client.ts";
import { nodeEnvironment } from "./support/node-environment.ts";
import { ageDatabase, ageKeys, ageSecrets, oldSource, recordAsThen } from "./support/old-vault.ts";

/** The vault of a hub of before its own name moves by one command, wherever that is cut short. */

const root = dirname(import.meta.dirname);

const folder = async () => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-move-"));
	onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
	return dir;
};

/** Runs the command; kills it at the line with this number, counted from one. */
const move = async (env: Record<string, string>, killAt = Number.POSITIVE_INFINITY) => {
	const child = spawn(process.execPath, [join(root, "infra/local/src/move-vault/main.ts")], {
		cwd: root,
		env: { ...nodeEnvironment(), ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const exited = once(child, "close");
	const lines: string[] = [];
	let said = "";
	child.stderr.on("data", (chunk) => {
		said += chunk;
	});
	createInterface(child.stdout).on("line", (line) => {
		if (lines.push(line) >= killAt) child.kill("SIGKILL");
	});
	const [code, signal] = await exited;
	return { code, signal, lines, said };
};

/** Kills the command at its first line, then at its second, and so on, until it comes to its end. Returns how often. */
const moveWithKills = async (env: Record<string, string>): Promise<number> => {
	for (let kills = 0; ; kills++) {
		const run = await move(env, kills + 1);
		expect(run.said).toBe("");
		if (run.code === 0) {
			expect((await move(env)).lines[0]).toBe("There is nothing left to move.");
			return kills;
		}
		expect(run.signal).toBe("SIGKILL");
	}
};

const admin =
	(postgres: Postgres) =>
	(database: string): Pool =>
		openPool({ url: postgres.url(database), name: "test", max: 2 });

/** The chain holds, and has each event of the vault's log once: some under the old name, the rest under the new one. */
const judgeChain = async (audit: Pool, vault: Pool, underOldName: readonly number[]) => {
	const entries = await readEntries(audit, 0, 100_000);
	expect(await verifyChain(entries.map(toLink), await readHead(audit))).toMatchObject({ ok: true });
	const log = (await readLog(vault, 0, 100_000)).events;
	const positions = (source: string) =>
		entries
			.filter((one) => one.source === source)
			.map((one) => one.position)
			.sort((a, b) => a - b);
	expect(positions("referral")).toEqual(underOldName);
	expect(positions("vault")).toEqual(log.map((one) => one.position).filter((one) => !underOldName.includes(one)));
	const ids = entries.filter((one) => ["referral", "vault"].includes(one.source)).map((one) => one.eventId);
	expect(new Set(ids)).toEqual(new Set(log.map((one) => one.id)));
};

const names = ["Aaditya Adhikari", "Bikash Bista", "Chandra Lama"];

const deskOf = async (url: string) => caller(url, await demoToken(url, { officer: "lc-police-desk-1" }));

const sealSome = async (url: string): Promise<string[]> => {
	const desk = await deskOf(url);
	const opened = await desk.post<{ id: string }>("/cases", { title: "Before the move", summary: "Invented." });
	const ids: string[] = [];
	for (const text of names) {
		const person = {
			// One officer opens who it is.
			roles: ["other"],
			sex: "male",
			age: { from: 20, to: 22 },
			nationality: ["NP"],
			heldCountry: "LC",
		};
		const answer = await desk.post<{ id: string }>(`/cases/${opened.body.id}/persons`, {
			...person,
			identity: { names: [{ text }] },
		});
		expect(answer.status, answer.text).toBe(201);
		ids.push(answer.body.id);
	}
	return ids;
};

test("an embedded hub of before the move is refused, moves over kills at every step, and has every identity and entry", async () => {
	const dataDir = join(await folder(), "data");
	const o = { dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false } as const;
	const before = await startHub({ ...o, env: { SEAMARK_AUDIT_SOURCES: "identity,alerts,case-intake" } });
	const persons = await sealSome(before.url).finally(() => before.stop());

	const postgres = await startPostgres({ dataDir, durable: false });
	const open = admin(postgres);
	const [vault, audit] = [open("seamark_vault"), open("seamark_audit")];
	const { head } = await readLog(vault, 0, 1);
	expect(head).toBeGreaterThanOrEqual(persons.length);
	// The last one was not recorded yet when the hub of then was stopped.
	await recordAsThen(audit, oldSource(vault, head - 1), head - 1);
	await Promise.all([vault.end(), audit.end()]);
	await ageDatabase(open);
	await postgres.stop();
	await ageKeys(join(dataDir, "keys"));
	await ageSecrets(dataDir);

	const secrets = await readFile(join(dataDir, "databases.secret"), "utf8");
	const refused = await startHub(o).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(MoveRefused);
	expect((refused as Error).message).toContain(`SEAMARK_DATA=${dataDir} npm run move-vault`);
	expect(await readFile(join(dataDir, "databases.secret"), "utf8")).toBe(secrets);

	expect(await moveWithKills({ SEAMARK_DATA: dataDir })).toBeGreaterThanOrEqual(3);

	const after = await startHub(o);
	onTestFinished(() => after.stop());
	const running = await move({ SEAMARK_DATA: dataDir });
	expect([running.code, running.said]).toEqual([1, expect.stringContaining("A hub already runs on the data folder")]);
	const desk = await deskOf(after.url);
	for (const [index, id] of persons.entries()) {
		const { body } = await desk.get<{ identity: { names: { text: string }[] } }>(`/persons/${id}/identity`);
		expect(body.identity.names[0]?.text).toBe(names[index]);
	}
	const [nowVault, nowAudit] = [admin(after.postgres)("seamark_vault"), admin(after.postgres)("seamark_audit")];
	onTestFinished(async () => void (await Promise.all([nowVault.end(), nowAudit.end()])));
	const opened = head + persons.length;
	await expect
		.poll(async () => (await nowAudit.query("select max(position) as n from entry where source = 'vault'")).rows[0]?.n)
		.toBe(opened);
	await judgeChain(
		nowAudit,
		nowVault,
		Array.from({ length: head - 1 }, (_, index) => index + 1),
	);
	expect((await readdir(join(dataDir, "keys"))).filter((name) => name.includes("referral"))).toEqual([]);
});

/** A database with its two roles, brought to the newest schema. */
const makeDatabase = async (postgres: Postgres, name: string, sets: Parameters<typeof migrate>[1]["sets"]) => {
	const [owner, app] = [`${name}_owner`, name];
	await Promise.all([ensureRole(postgres, owner, "owner"), ensureRole(postgres, app, "app")]);
	await createDatabase(postgres, name, { owner, users: [app] });
	const pool = openPool({ url: postgres.url(name, { name: owner, password: "owner" }), name: "test", max: 2 });
	await migrate(pool, { sets, appRole: app }).finally(() => pool.end());
	return postgres.url(name, { name: app, password: "app" });
};

test("services apart over Kafka move by the same command: databases, keys, topic; the audit goes on where it was", async ({
	skip,
}) => {
	const broker = await ownBroker().catch((error: Error) => error);
	if (broker instanceof Error) return skip(broker.message);
	onTestFinished(() => broker.stop());
	const kafka = { brokers: broker.brokers };
	const dir = await folder();
	const postgres = await startPostgres({ dataDir: join(dir, "data"), durable: false });
	onTestFinished(() => postgres.stop("immediate"));
	const vaultUrl = await makeDatabase(postgres, "seamark_vault", [
		logMigrations,
		policyMigrations,
		vaultService.migrations,
	]);
	const auditUrl = await makeDatabase(postgres, "seamark_audit", [logMigrations, auditService.migrations]);

	// The hub of then: its log, its topic with three partitions, and an audit that has recorded most of it.
	const openVault = (url: string, service: string) => {
		const [pool, wake] = [openPool({ url, name: "vault", max: 4 }), openWake({ url, name: "vault" })];
		const committer = openCommitter({ pool, now: Date.now, newId: () => crypto.randomUUID(), wake });
		const relay = relayToKafka({ pool, wake, service, kafka, partitions: 3 });
		const append = async (count: number) => {
			for (let i = 0; i < count; i++) {
				const event = { type: "seamark.events.v1.IdentitySealed", subject: `s${i % 7}`, data: Buffer.from([]) };
				await committer.commit({ writes: [], events: [event] });
			}
		};
		const close = async () => {
			await relay.close();
			await committer.drain();
			await wake.close();
			await pool.end();
		};
		return { pool, append, close };
	};
	const then = openVault(vaultUrl, "referral");
	await then.append(40);
	const fails = (await readLog(then.pool, 0, 40)).events[39]?.id ?? "";
	const auditThen = openPool({ url: auditUrl, name: "audit", max: 4 });
	// Its last event is a dead letter.
	await recordAsThen(auditThen, kafkaSource({ kafka, source: "referral", consumer: "audit-referral" }), 39, { fails });
	await then.append(25);
	const env = {
		SEAMARK_MOVE_DATABASE_URL: postgres.url("postgres"),
		SEAMARK_MOVE_KEYS: ["hub", "alerts", "referral"].map((name) => join(dir, "keys", name)).join(","),
	};
	await ageDatabaseOnceFree(then, auditThen, postgres);
	const sealedWith = await oldKeyFolders(dir);

	// Nothing moves while a service runs, or where the new topic cannot be made.
	const service = openPool({ url: auditUrl, name: "audit", max: 1 });
	await service.query("select 1");
	expect((await move({ ...env, KAFKA_BROKERS: kafka.brokers.join(",") })).said).toContain("in use by audit: stop all");
	await service.end();
	await expect.poll(async () => (await move(env)).said).toContain("KAFKA_BROKERS");

	expect(await moveWithKills({ ...env, KAFKA_BROKERS: kafka.brokers.join(",") })).toBeGreaterThanOrEqual(3);

	const keys = join(dir, "keys");
	expect(await readFile(join(keys, "vault/vault.key"), "utf8")).toBe(sealedWith.vaultKey);
	for (const name of ["hub", "vault"])
		expect(await readFile(join(keys, name, "vault.jwk"), "utf8")).toBe(sealedWith.jwk);
	for (const name of ["hub", "alerts", "vault"])
		expect(Object.keys(JSON.parse(await readFile(join(keys, name, "services.json"), "utf8"))).sort()).toEqual([
			"alerts",
			"vault",
		]);

	// The roles have their passwords still.
	const now = openVault(vaultUrl, "vault");
	onTestFinished(now.close);
	const auditNow = openPool({ url: auditUrl, name: "audit", max: 4 });
	const consumption = consume({
		pool: auditNow,
		consumer: "audit-vault",
		source: kafkaSource({ kafka, source: "vault", consumer: "audit-vault" }),
		effect: recordEvents("vault"),
		retryPausesMs: [50],
	});
	onTestFinished(async () => {
		await consumption.stop();
		await auditNow.end();
	});
	await now.append(5);
	const count = async () =>
		Number((await auditNow.query("select count(*) as n from entry where source = 'vault'")).rows[0].n);
	// Four of the 30 that came since are of the dead letter's subject, and wait behind it.
	await expect.poll(count, { timeout: 60_000 }).toBe(26);
	expect(await redrive(auditNow, { consumer: "audit-vault", source: "vault", effect: recordEvents("vault") })).toEqual({
		redriven: 5,
		left: 0,
	});
	const partitions = "select count(*) as n from seamark.cursor where source = 'vault' and partition >= 0";
	expect(Number((await auditNow.query(partitions)).rows[0].n)).toBe(3);
	await judgeChain(
		auditNow,
		now.pool,
		Array.from({ length: 39 }, (_, index) => index + 1),
	);
});

const ageDatabaseOnceFree = async (then: { close(): Promise<void> }, audit: Pool, postgres: Postgres) => {
	await Promise.all([then.close(), audit.end()]);
	await ageDatabase(admin(postgres));
};

/** The folders of keys as Compose's volumes hold them, with a new one that a start made too early. */
const oldKeyFolders = async (dir: string): Promise<{ vaultKey: string; jwk: string }> => {
	const keys = join(dir, "keys");
	const hub = await makeKeyFiles(join(keys, "hub"), ["alerts", "vault"]);
	await makeSecretKeyFile(join(keys, "vault", "vault.key"));
	const premature = await readFile(join(keys, "vault", "vault.key"), "utf8");
	await cp(hub.hub, join(keys, "vault", "hub.key"));
	await ageKeys(join(keys, "hub"));
	const jwk = await readFile(join(keys, "hub/referral.jwk"), "utf8");
	for (const name of ["alerts", "referral"]) {
		await cp(hub.services, join(keys, name, "services.json"));
		await cp(hub.hub, join(keys, name, "hub.key"));
		await cp(join(keys, "hub", `${name}.jwk`), join(keys, name, `${name}.jwk`));
	}
	await makeSecretKeyFile(join(keys, "referral", "vault.key"));
	const vaultKey = await readFile(join(keys, "referral", "vault.key"), "utf8");
	expect(vaultKey).not.toBe(premature);
	await writeFile(join(keys, "vault", "note"), "what else is there stays");
	return { vaultKey, jwk };
};
