import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { verifyThread } from "@seamark/mla-thread";
import { sized } from "@seamark/testing";
import { expect, onTestFinished, test } from "vitest";
import { type Answered, openAsker } from "../chaos/ask.ts";
import { judgeThreads, request, type Threads } from "../chaos/assistance.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { openStage } from "../chaos/stage.ts";
import { openCommitTap, type Step } from "./commit-tap.ts";
import { until } from "./support.ts";

const first = "fj-central-authority-desk-1";
const second = "fj-central-authority-desk-second-1";
const theirs = "ws-central-authority-desk-1";

/** Kills once before and once after each step that `isStep` tells from those before it. */
const deadly = (nameOf: (transition: string, step: Step) => string | undefined) => {
	const killed = new Map<string, Step & { transition: string }>();
	const now = { transition: "" };
	const dies = (step: Step): boolean => {
		const name = now.transition === "" ? undefined : nameOf(now.transition, step);
		if (name === undefined || killed.has(`${step.when} ${name}`)) return false;
		killed.set(`${step.when} ${name}`, { ...step, transition: now.transition });
		return true;
	};
	return { killed, now, dies };
};

const openScene = async (o: { nameOf: Parameters<typeof deadly>[0]; environment?: Record<string, string> }) => {
	const stack = new AsyncDisposableStack();
	onTestFinished(() => stack.disposeAsync());
	const death = deadly(o.nameOf);
	let restarted: Promise<void> = Promise.resolve();
	const kill = () => {
		const { mla } = stage.parts;
		restarted = mla.kill().then(() => mla.start());
	};
	const stage = await openStage({
		single: true,
		assistance: true,
		assistanceDatabase: async (port) => {
			const tap = await openCommitTap({ port, dies: death.dies, kill });
			stack.defer(() => tap.close());
			return tap.port;
		},
		...(o.environment ? { assistanceEnvironment: o.environment } : {}),
	});
	stack.use(stage);
	const asker = openAsker();
	stack.defer(() => asker.close());
	const database = stage.database.admin("mla");
	stack.defer(() => database.end());

	type Asked = { method?: string; body?: object | string; headers?: Record<string, string>; good?: number[] };
	/** The same again under the same key until it is answered, as a client does that waits for its answer. */
	const insist = async (who: string, path: string, { method = "POST", body, headers, good }: Asked = {}) => {
		const key = randomUUID();
		return until(
			`${method} ${path}`,
			async (): Promise<Answered | undefined> => {
				await restarted;
				const answer = await asker.ask({
					method,
					url: `${stage.parts.mla.url}${path}`,
					token: await stage.token(who, "prosecution"),
					...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
					headers: { ...(method === "POST" ? { "idempotency-key": key } : {}), ...headers },
				});
				if (answer.status >= 500) return undefined;
				if (!(good ?? [200, 201, 204]).includes(answer.status))
					expect.fail(`${method} ${path}: ${answer.status} ${answer.text}`);
				return answer;
			},
			120_000,
		);
	};
	const json = async (...asked: Parameters<typeof insist>) =>
		JSON.parse((await insist(...asked)).text) as Record<string, never>;
	return { stage, death, database, insist, json };
};
type Scene = Awaited<ReturnType<typeof openScene>>;

/** Nothing more is on its way: every statement has its proof of delivery, and every file that was named has come. */
const settled = ({ database, death }: Scene, id: string) =>
	until(
		"everything has arrived",
		async () => {
			const { rows } = await database.query<{ open: number }>(
				`select (select count(*) from mla_statement s join mla_request q on q.agency = s.agency and q.id = s.request and q.side = s.made_by
						where s.request = $1 and not exists (select from mla_receipt r where r.agency = s.agency and r.statement = s.hash
							and r.kind in ('delivered', 'retrieved')))::int
					+ (select count(*) from mla_file where request = $1 and state = 'awaited')::int as open`,
				[id],
			);
			return rows[0]?.open === 0;
		},
		120_000,
	).finally(() => {
		death.now.transition = "";
	});

/** What one does in the life of a request, each with its name. */
const openLife = (scene: Scene) => {
	const { death, insist, json } = scene;
	const threads: Threads = new Map();
	const during = async <T>(transition: string, id: string, work: () => Promise<T>): Promise<T> => {
		death.now.transition = transition;
		const done = await work();
		await settled(scene, id);
		return done;
	};
	const draft = async () => {
		const { id } = await json(first, "/mla/requests", { body: request });
		threads.set(String(id), []);
		return String(id);
	};
	const say = (who: string, id: string, kind: string, content: object = {}) =>
		during(kind, id, async () => {
			const acts = `/mla/requests/${id}/acts`;
			const { done, act } = await json(who, acts, { body: { kind, content } });
			if (done === "waits-for-second-person")
				await insist(who === first ? second : "ws-central-authority-desk-second-1", `${acts}/${act}/sign`);
			threads.get(id)?.push(kind);
		});
	const read = (who: string, id: string) =>
		during("retrieval", id, () => insist(who, `/mla/requests/${id}/thread`, { method: "GET" }));
	const tus = { "tus-resumable": "1.0.0" };
	const base64 = (text: string) => Buffer.from(text).toString("base64");
	const send = (who: string, id: string, bytes: string) =>
		during("evidence", id, async () => {
			const sha256 = createHash("sha256").update(bytes).digest("hex");
			const begun = await json(who, `/mla/requests/${id}/files`, {
				headers: {
					...tus,
					"upload-length": String(bytes.length),
					"upload-metadata": `filename ${base64("register.txt")},sha256 ${base64(sha256)}`,
				},
			});
			const file = `/mla/files/${begun.id}`;
			await until(
				"the file is here",
				async () => {
					const { state } = await json(who, file, { method: "GET" });
					if (state === "here") return true;
					const at = await insist(who, file, { method: "HEAD", headers: tus, good: [200, 404, 409, 423] });
					const offset = Number(at.headers["upload-offset"] ?? Number.NaN);
					if (Number.isNaN(offset)) return false;
					await insist(who, file, {
						method: "PATCH",
						body: bytes.slice(offset),
						headers: {
							...tus,
							"content-type": "application/offset+octet-stream",
							"content-length": String(bytes.length - offset),
							"upload-offset": String(offset),
						},
						good: [204, 404, 409, 423],
					});
					return false;
				},
				180_000,
			);
			return { id: String(begun.id), sha256 };
		});
	return { threads, draft, say, read, send };
};

const tableNames = ({ wrote }: Step) => [...new Set(wrote)].toSorted().join();
const takesUpload = ({ wrote }: Step) => wrote.every((name) => name.startsWith("mla.upload-"));

test(
	"requests for assistance killed between every two steps of a request's life: both sides have the same, with the evidence, and nothing twice",
	async () => {
		const scene = await openScene({
			// The short form dies once at each kind of step, the long one at each step of each transition. A lock of an upload that dies holds for a minute.
			nameOf: (transition, step) =>
				sized(takesUpload(step) ? undefined : tableNames(step), `${transition}: ${tableNames(step)}`),
		});
		const { threads, draft, say, read, send } = openLife(scene);
		const id = await draft();
		await say(first, id, "submit");
		await read(theirs, id);
		await say(theirs, id, "register");
		await say(theirs, id, "transmit");
		await say(first, id, "supplement", { says: "The vessel is white (invented)" });
		const file = await send(theirs, id, "a page of a register (invented)");
		await say(theirs, id, "answer-finally", { items: [{ says: "The register (invented)", papers: [file] }] });
		await read(first, id);

		const { database, stage, json, death } = scene;
		expect(await judgeThreads(threads, database)).toEqual({ lost: [], doubled: [], differ: 0 });
		const { rows } = await database.query(
			"select f.state, f.sha256, (select count(*)::int from mla_custody c where c.agency = f.agency and c.file = f.id) as entries from mla_file f where f.id = $1 order by entries",
			[file.id],
		);
		// Its sender received it and named it; the other side goes on with that chain.
		expect(rows).toMatchObject([
			{ state: "here", sha256: file.sha256 },
			{ state: "here", sha256: file.sha256 },
		]);
		const exported = await Promise.all(
			[first, theirs].map(async (who) => {
				const thread = await json(who, `/mla/requests/${id}/export`, { method: "GET" });
				expect(await verifyThread(thread as never)).toMatchObject({ ok: true, state: { stage: "answered" } });
				return (thread.statements as unknown as { bytes: string }[]).map(({ bytes }) => bytes).toSorted();
			}),
		);
		expect(exported[0]).toHaveLength(5);
		expect(exported[0]).toEqual(exported[1]);
		const audit = stage.database.admin("audit");
		onTestFinished(() => audit.end());
		expect(await judgeAudit(database, audit, { source: "mla" })).toEqual({ lost: [], doubled: [] });

		const killed = [...death.killed.values()];
		const diedWith = (...names: string[]) =>
			expect(
				killed.some(({ wrote }) => names.every((name) => wrote.includes(name))),
				names.join(),
			).toBe(true);
		for (const names of [
			["mla.insert-statement", "mla.update-act"],
			["mla.insert-statement", "mla.insert-request"],
			["mla.insert-receipt", "seamark.append"],
			["mla.insert-custody"],
			["seamark.move-cursor"],
		])
			diedWith(...names);
		expect(killed.filter(({ when }) => when === "before").length).toBeGreaterThanOrEqual(sized(8, 30));
		expect(killed.filter(({ when }) => when === "after").length).toBeGreaterThanOrEqual(sized(8, 30));
		console.log(`killed ${killed.length} times: ${[...death.killed.keys()].join("; ")}`);
	},
	sized(400_000, 1_800_000),
);

test("a commit that is split in two is found: killed between the halves, a statement that was acknowledged is not there", async () => {
	const planted = new URL("split-commit.ts", import.meta.url).href;
	const scene = await openScene({
		// The second half: the statement without what changes in its request.
		nameOf: (_, { wrote, when }) =>
			when === "before" && wrote.includes("mla.insert-statement") && !wrote.includes("mla.update-request")
				? "statement"
				: undefined,
		environment: { NODE_OPTIONS: `--import ${planted}` },
	});
	const { threads, draft } = openLife(scene);
	const id = await draft();
	const acts = `/mla/requests/${id}/acts`;
	const { act } = await scene.json(first, acts, { body: { kind: "submit" } });
	scene.death.now.transition = "submit";
	await scene.insist(second, `${acts}/${act}/sign`);
	threads.get(id)?.push("submit");
	scene.death.now.transition = "";
	await pause(1_000);
	expect(scene.death.killed.size).toBe(1);
	const { lost } = await judgeThreads(threads, scene.database, 5_000);
	expect(lost).toContainEqual(expect.stringContaining(id));
}, 300_000);
