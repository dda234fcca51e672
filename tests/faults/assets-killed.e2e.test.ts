import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openWholeHub } from "../chaos/stage.ts";
import { demoToken } from "../support/client.ts";
import { hubFolder } from "../support/hub-folder.ts";

const rows = 100_000;
const columns = { id: "id", at: "at", from: "from", to: "to", amount: "amount", currency: "currency" };
const mapping = { columns, decimal: ".", dates: "year-month-day", sameDay: "as-in-file" };
const transfers = (mark: string): Buffer =>
	Buffer.from(
		`${[
			Object.values(columns).join(","),
			...Array.from({ length: rows }, (_, n) => `${mark}${n},2026-01-02,FJ${n % 500},TO${n % 499},1.00,FJD`),
		].join("\n")}\n`,
	);
type Answer = { status: number; body: Record<string, unknown> };

const openFile = async () => {
	const stack = new AsyncDisposableStack();
	const dataDir = await hubFolder("assets-killed");
	stack.defer(() => rm(dataDir, { recursive: true, force: true }));
	const hub = await openWholeHub(dataDir);
	stack.defer(() => hub.stop());
	await hub.start();
	const token = await demoToken(hub.url, { officer: "fj-fiu-desk-1", purpose: "financial-investigation" });
	const ask = async (method: string, path: string, body?: object | Buffer, key = randomUUID()): Promise<Answer> => {
		const isFile = Buffer.isBuffer(body);
		const answer = await fetch(`${hub.url}/assets/files${path}`, {
			method,
			headers: {
				...{ authorization: `Bearer ${token}`, "idempotency-key": key },
				...(body ? { "content-type": isFile ? "text/csv" : "application/json" } : {}),
			},
			...(body ? { body: isFile ? new Uint8Array(body) : JSON.stringify(body) } : {}),
		});
		const text = await answer.text();
		return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : { text } };
	};
	const { body } = await ask("POST", "", { title: "Killed (invented)", basis: { kind: "unit" } });
	/** Kills the hub as soon as `when` holds, and starts it again. */
	const killWhen = async (when: () => boolean | Promise<boolean>): Promise<void> => {
		while (!(await when())) await pause(5);
		await hub.kill();
		await hub.start();
	};
	/** Sends all at once, kills the hub when some are answered, and sends those without an answer again under the same keys. */
	const throughKill = async (all: readonly { path: string; body: object }[]): Promise<Answer[]> => {
		let answered = 0;
		const keys = all.map(() => randomUUID());
		const send = (n: number) => {
			const one = all[n] as { path: string; body: object };
			return ask("POST", one.path, one.body, keys[n]);
		};
		const first = all.map((_, n) =>
			send(n).then(
				(answer) => {
					answered++;
					return answer;
				},
				() => undefined,
			),
		);
		await killWhen(() => answered >= all.length / 4);
		const done = await Promise.all(first);
		// The control: the kill came while some were under way.
		expect(done.filter((one) => one === undefined || one.status >= 500).length).toBeGreaterThan(0);
		// Who finds another one faster asks again.
		const settled = async (n: number, one: Answer | undefined): Promise<Answer> =>
			one === undefined || one.status >= 500 || one.status === 409 ? settled(n, await send(n)) : one;
		return Promise.all(done.map((one, n) => settled(n, one)));
	};
	return { stack, ask, id: String(body.id), killWhen, throughKill };
};

test("a hub killed in the middle of a load takes every line in once; killed while one is given up, it can be given up or sent again", async () => {
	const { stack, ask, id, killWhen } = await openFile();
	await using _ = stack;
	const announce = async (bytes: Buffer): Promise<string> => {
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const announced = { name: "transfers.csv", format: "csv", size: bytes.length, sha256, mapping };
		return String((await ask("POST", `/${id}/loads`, announced)).body.id);
	};
	const taken = async (load: string) =>
		((await ask("GET", `/${id}/loads/${load}`)).body as { rows: { taken: number } }).rows.taken;
	const half = async (load: string) => {
		const now = await taken(load);
		return now > 0 && now < rows;
	};
	const bytes = transfers("A");
	const load = await announce(bytes);
	const cut = ask("PUT", `/${id}/loads/${load}/content`, bytes).catch(() => undefined);
	await killWhen(() => half(load));
	expect([undefined, 500, 503]).toContain((await cut)?.status);
	expect(await half(load)).toBe(true);
	const again = await ask("PUT", `/${id}/loads/${load}/content`, bytes);
	expect(again.body).toMatchObject({ outcome: "loaded", load: { rows: { taken: rows, known: 0, refused: 0 } } });
	expect((await ask("PUT", `/${id}/loads/${load}/content`, bytes)).body.outcome).toBe("unchanged");
	expect((await ask("GET", `/${id}`)).body.transfers).toBe(rows);

	const others = transfers("B");
	const other = await announce(others);
	await ask("PUT", `/${id}/loads/${other}/content`, others.subarray(0, -10));
	expect(await taken(other)).toBeGreaterThan(0);
	const dropped = ask("DELETE", `/${id}/loads/${other}`).catch(() => undefined);
	await killWhen(async () => (await taken(other)) === 0);
	const said = (await dropped)?.status;
	expect([undefined, 204, 500, 503]).toContain(said);
	const { status } = (await ask("GET", `/${id}/loads/${other}`)).body;
	if (status === "running") expect((await ask("DELETE", `/${id}/loads/${other}`)).status).toBe(204);
	const third = await announce(others);
	expect((await ask("PUT", `/${id}/loads/${third}/content`, others)).body).toMatchObject({
		load: { rows: { taken: rows, known: 0, refused: 0 } },
	});
	expect((await ask("GET", `/${id}`)).body.transfers).toBe(2 * rows);
});

test("a hub killed while property is restrained: each order that is sent again under its key is there once", async () => {
	const { stack, ask, id, throughKill } = await openFile();
	await using _ = stack;
	const twenty = Array.from({ length: 20 }, (_, n) => n);
	const found = { kind: "account", role: "proceeds", says: "Account at a bank (invented)", country: "FJ" };
	const properties = await Promise.all(twenty.map(() => ask("POST", `/${id}/property`, found)));
	const order = { authority: "High Court (invented)", reference: "7/2026", madeAt: "2026-01-02T00:00:00Z" };
	const endsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
	const frozen = await throughKill(
		properties.map(({ body }) => ({
			path: `/${id}/property/${body.id}/steps`,
			body: { kind: "freeze", ...order, endsAt },
		})),
	);
	expect(frozen.map(({ body }) => body.stage)).toEqual(twenty.map(() => "restrained"));
	const { items } = (await ask("GET", `/${id}/property?limit=50`)).body as { items: { version: number }[] };
	expect(items.map(({ version }) => version)).toEqual(twenty.map(() => 1));
});
