import { createHash, randomUUID } from "node:crypto";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Deps } from "../deps.ts";
import { openStage, type Stage, type UnitName, units } from "../testing.ts";
import { contents, storyOf } from "../testing-story.ts";
import { agreed, lineContract, readsContract } from "./testing-contract.ts";
import { badLine, straight } from "./testing-lines.ts";
import { silentThreads, watchOnce } from "./watch.ts";

const bad = badLine(20261130);
describe.each([
	["a straight line", straight],
	["a line that loses, repeats and delays", bad.line],
])("%s", (name, line) => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage({ line });
	});
	afterAll(() => stage.close());
	lineContract(name, () => stage);
	readsContract(name, () => stage);
});
test("the bad line was bad", () => {
	for (const times of Object.values(bad.told)) expect(times).toBeGreaterThan(3);
});

test("what has arrived is not silent, though its receiver gives no receipts; what has not, is", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const { draft, done, reaches } = storyOf(() => stage);
	const id = await draft();
	await done("suva", id, "submit");
	await reaches("apia", id, "submitted");
	await stage.until(async () => ((await agreed(stage.raw, id)) ? true : undefined));
	// An agency that signs by itself gives none.
	await stage.raw.query("delete from mla_receipt where kind <> 'submitted'");
	await stage.raw.query("update mla_request set delivered = 0");
	stage.clock.ahead = 2 * 3_600_000;
	const deps = stage.service.own.deps as Deps;
	expect(await silentThreads(deps)).toBe(0);
	// Its sender has no proof all the same, and says so.
	expect((await watchOnce(deps)).undelivered).toBe(1);
	await stage.raw.query("delete from mla_statement where agency = $1", [units.apia.agency]);
	expect(await silentThreads(deps)).toBe(1);
});

/** Ends the service once before and once after each step: what one commit writes and tells while one statement is on its way. */
const deadly = () => {
	const killed = { before: new Set<string>(), after: new Set<string>() };
	const now = { transition: "", dead: false };
	const over = (context: ServiceContext): ServiceContext => {
		let over = false;
		now.dead = false;
		const commit: ServiceContext["committer"]["commit"] = async (change) => {
			const step = [
				now.transition,
				...change.writes.map(({ statement }) => statement.name),
				...change.events.map(({ type }) => type),
			].join();
			const when = (["before", "after"] as const).find((one) => !killed[one].has(step));
			if (over) throw new HubError("UNAVAILABLE");
			if (now.transition === "" || !when) return context.committer.commit(change);
			[over, now.dead] = [true, true];
			killed[when].add(step);
			if (when === "after") await context.committer.commit(change);
			throw new HubError("UNAVAILABLE");
		};
		return { ...context, committer: { ...context.committer, commit } };
	};
	return { over, killed, now };
};

test("killed between every two steps of every transition, both sides have each statement once, and the evidence", async () => {
	const death = deadly();
	await using stack = new AsyncDisposableStack();
	const stage = await openStage({ over: death.over });
	stack.defer(() => stage.close());
	/** As a client does that waits for its answer: the same again, under the same key. */
	const insist = async (who: UnitName, url: string, body?: object) => {
		const key = randomUUID();
		for (;;) {
			const answer = await stage.ask(who, "POST", url, body, { headers: { "idempotency-key": key } });
			if (answer.status < 500) {
				expect(answer.status, answer.text).toBeLessThan(300);
				return answer.body;
			}
			await stage.restart();
		}
	};
	const until = <T>(look: () => Promise<T | undefined>) =>
		stage.until(async () => {
			if (death.now.dead) await stage.restart();
			return look();
		});
	const { id } = await insist("suva", "/mla/requests", {
		requested: units.apia.agency,
		assistance: ["records"],
		contents,
	});
	const said: string[] = [];
	const say = async (who: UnitName, kind: string, content?: object) => {
		death.now.transition = kind;
		const answer = await insist(who, `/mla/requests/${id}/acts`, { kind, ...(content ? { content } : {}) });
		if (answer.done === "waits-for-second-person")
			await insist(`${who}2` as UnitName, `/mla/requests/${id}/acts/${answer.act}/sign`);
		said.push(kind);
		await until(async () => {
			const { rows } = await stage.raw.query("select from mla_file where state = 'awaited'");
			const end = await agreed(stage.raw, String(id));
			return end?.chain.length === said.length && rows.length === 0 ? true : undefined;
		});
		death.now.transition = "";
		if (death.now.dead) await stage.restart();
	};
	await say("suva", "submit");
	await say("apia", "register");
	await say("apia", "transmit");
	await say("suva", "supplement", { says: "The vessel is white (invented)" });
	const evidence = Buffer.from("a page of a register (invented)");
	const file = await send(stage, String(id), evidence);
	await say("apia", "answer-finally", { items: [{ says: "The register (invented)", papers: [file] }] });
	const end = await agreed(stage.raw, String(id));
	expect(end).toMatchObject({ diverged: false, unproved: 0, state: { stage: "answered" } });
	expect(end?.chain.map((one) => one.split(" ")[1]).toSorted()).toEqual(said.toSorted());
	const { rows } = await stage.raw.query("select state from mla_file where id = $1", [file.id]);
	expect(rows).toEqual([{ state: "here" }, { state: "here" }]);
	const exported = await stage.ask("suva", "GET", `/mla/requests/${id}/export`);
	expect(exported.body.statements).toHaveLength(said.length);
	// Each transition is stored at its own side, then at the other side, then its receipt: three steps at least.
	const { before, after } = death.killed;
	for (const kind of said)
		expect([...after].filter((step) => step.startsWith(`${kind},`)).length).toBeGreaterThanOrEqual(3);
	expect([...after].some((step) => step.includes("mla.insert-custody"))).toBe(true);
	console.log(`killed ${before.size} times before a step and ${after.size} times after one`);
}, 240_000);

const send = async (stage: Stage, request: string, bytes: Buffer) => {
	const tus = { "tus-resumable": "1.0.0" };
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const begun = await stage.ask("apia", "POST", `/mla/requests/${request}/files`, undefined, {
		headers: {
			...tus,
			"upload-length": String(bytes.length),
			"upload-metadata": `filename ${Buffer.from("register.txt").toString("base64")}`,
		},
	});
	const sent = await stage.ask("apia", "PATCH", `/mla/files/${begun.body.id}`, bytes, {
		headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
	});
	expect(sent.status, sent.text).toBe(204);
	return { id: String(begun.body.id), sha256 };
};
