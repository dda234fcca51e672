import { readPdf } from "@seamark/letters/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Line, Parcel } from "./delivery/port.ts";
import { openTakeParcel } from "./delivery/take-parcel.ts";
import { storedAt } from "./delivery/testing-contract.ts";
import type { Deps } from "./deps.ts";
import { openStage, type Stage, type UnitName, units } from "./testing.ts";
import { contents, storyOf } from "./testing-story.ts";

/** Bad input, each kind by its name. Evidence with another hash and the locks of broken uploads are in files.int.test.ts. */

let stage: Stage;
/** Parcels wait here while it is set. */
let held: Parcel[] | undefined;
const gated: Line = (take) => async (parcel) => {
	if (held) held.push(parcel);
	else await take(parcel);
};
beforeAll(async () => {
	stage = await openStage({ line: gated });
});
afterAll(() => stage.close());

const { draft, act, done, reaches, file } = storyOf(() => stage);
const messages = (body: Record<string, unknown>) =>
	((body.faults ?? []) as { at: string; message: string }[]).map(({ at, message }) => `${at} ${message}`);
const take = (parcel: Parcel) => openTakeParcel(stage.service.own.deps as Deps)(parcel);

/** The newest statement of a side, as it goes to the other. */
const newest = async (who: UnitName, id: string): Promise<Extract<Parcel, { bytes: string }>> => {
	const { rows } = await stage.raw.query(
		"select s.bytes, s.signature from mla_statement s join mla_request q on q.agency = s.agency and q.id = s.request and q.side = s.made_by where s.agency = $1 and s.request = $2 order by s.number desc limit 1",
		[units[who].agency, id],
	);
	const to = who === "suva" ? units.apia.agency : units.suva.agency;
	return { kind: "statement", thread: id, from: units[who].agency, to, ...rows[0] };
};
const heldWhile = async (work: () => Promise<void>): Promise<Parcel[]> => {
	const mine: Parcel[] = [];
	held = mine;
	try {
		await work();
	} finally {
		held = undefined;
	}
	return mine;
};

test("an incomplete request is told all that it lacks, at once, and is not filed", async () => {
	const id = await draft({ assistance: ["video-hearing", "seizure-or-freezing"], contents: {} });
	const check = (await stage.ask("suva", "GET", `/mla/requests/${id}/check`)).body;
	const lacking = (check.faults as { at: string }[]).map(({ at }) => at);
	for (const part of ["authority", "subject", "facts", "purpose", "questions", "persons", "property", "actions"])
		expect(lacking).toContain(`/contents/${part}`);
	const refused = await act("suva", id, "submit");
	expect(refused.body.code).toBe("REFUSED");
	expect(messages(refused.body).length).toBeGreaterThanOrEqual(lacking.length);
	expect(await storedAt(stage.raw, "apia", id)).toMatchObject({ chain: [] });
});

test("a contradictory request, a surrender beside another kind, is refused by name", async () => {
	const both = { ...contents, persons: [{ id: units.suva.officer }], offence: "Trafficking", warrant: "Of May" };
	const id = await draft({ assistance: ["extradition", "records"], contents: both });
	const refused = await act("suva", id, "submit");
	expect(messages(refused.body).join()).toMatch(/own/);
});

test("the wrong party: no request to one's own State, to another kind of agency, or to nobody; a third one's statement is none", async () => {
	for (const requested of [
		units.suvaFiu.agency,
		units.apiaFiu.agency,
		units.suva.agency,
		"00000000-0000-4000-8000-00000000dead",
	]) {
		const answer = await stage.ask("suva", "POST", "/mla/requests", { requested, assistance: ["records"], contents });
		expect([answer.body.code, messages(answer.body)[0]]).toEqual(["REFUSED", expect.stringContaining("/requested")]);
	}
	const id = await draft();
	await file(id);
	const before = await storedAt(stage.raw, "apia", id);
	const parcel = await newest("suva", id);
	await take({ ...parcel, from: units.nukualofa.agency });
	expect(await storedAt(stage.raw, "apia", id)).toEqual(before);
});

test("a State of which nothing says that it is bound on that day: the check says so rule by rule, and never takes unknown for no", async () => {
	const id = await draft();
	const { bases, next } = (await stage.ask("suva", "GET", `/mla/requests/${id}/check`)).body as {
		bases: { result: string; steps: { answer: string; because: string; sources: string[] }[] }[];
		next: string;
	};
	expect(next.length).toBeGreaterThan(0);
	for (const { result, steps } of bases) {
		if (result === "does-not-apply") expect(steps.some(({ answer }) => answer === "no")).toBe(true);
		for (const { because } of steps) expect(because.length).toBeGreaterThan(0);
	}
});

test("a statement that is replayed changes nothing; one that was changed, signed by nobody or by another is refused", async () => {
	const id = await draft();
	await file(id);
	const before = await storedAt(stage.raw, "apia", id);
	const parcel = await newest("suva", id);
	for (let times = 0; times < 3; times++) await take(parcel);
	const changed = { ...parcel, bytes: parcel.bytes.replace("vessel", "vessels") };
	const foreign = await newest("apia", id).catch(() => undefined);
	for (const forged of [
		changed,
		{ ...parcel, signature: "" },
		{ ...parcel, signature: `${parcel.signature.slice(0, -4)}AAAA` },
		{ ...parcel, bytes: parcel.bytes.replace('"number":1', '"number":2') },
		...(foreign?.signature ? [{ ...parcel, signature: foreign.signature }] : []),
	])
		await take(forged);
	expect(await storedAt(stage.raw, "apia", id)).toEqual(before);
});

test("statements that come in the wrong order wait for what is before them, and then hold in theirs", async () => {
	const id = await draft();
	await file(id);
	const late = await heldWhile(async () => {
		await done("suva", id, "supplement", { says: "First (invented)" });
		await done("suva", id, "supplement", { says: "Second (invented)" });
		await stage.until(async () =>
			held?.filter((one) => one.kind === "statement" && one.thread === id).length === 2 ? true : undefined,
		);
	});
	const mine = late.filter((one) => one.kind === "statement" && one.thread === id);
	for (const parcel of mine.toReversed()) await take(parcel);
	const chain = (await storedAt(stage.raw, "apia", id)).chain.map((one) => one.split(" ")[0]);
	expect(chain).toEqual(["requesting1", "requesting2", "requesting3"]);
});

test("a second final answer: the first in the chain holds, and nobody of the same authority makes another", async () => {
	const id = await draft();
	await file(id);
	await done("apia", id, "register");
	const answer = { items: [{ says: "The owner is a company (invented)" }] };
	// Two officers prepare one each; the first that is signed is the answer.
	const [one, other] = [
		await act("apia", id, "answer-finally", answer),
		await act("apia", id, "answer-finally", answer),
	];
	const sign = (made: typeof one) => stage.ask("apia2", "POST", `/mla/requests/${id}/acts/${made.body.act}/sign`);
	expect((await sign(one)).body.done).toBe("made");
	expect(messages((await sign(other)).body).join()).toMatch(/stage is answered/);
	await reaches("suva", id, "answered");
	const { items } = (await stage.ask("suva", "GET", `/mla/requests/${id}/items`)).body as { items: object[] };
	expect(items).toHaveLength(1);
});

test("a withdrawal that crosses a final answer: both sides end alike, the answer is valid, and its limits bind", async () => {
	const id = await draft();
	await file(id);
	await done("apia", id, "register");
	await reaches("suva", id, "registered");
	const crossed = await heldWhile(async () => {
		await done("suva", id, "withdraw");
		await done("apia", id, "answer-finally", { items: [{ says: "The owner (invented)", limits: "For this case" }] });
		await stage.until(async () => {
			const kinds = held?.filter((parcel) => parcel.kind === "statement" && parcel.thread === id) ?? [];
			return kinds.length === 2 ? true : undefined;
		});
	});
	for (const parcel of crossed) await take(parcel);
	const both = await Promise.all([storedAt(stage.raw, "suva", id), storedAt(stage.raw, "apia", id)]);
	expect([both[0].state, both[0].chain, both[0].diverged]).toEqual([both[1].state, both[1].chain, false]);
	const { items } = (await stage.ask("suva", "GET", `/mla/requests/${id}/items`)).body as {
		items: { id: string; limits: string }[];
	};
	expect(items).toMatchObject([{ limits: "For this case" }]);
	const use = { use: "other-proceedings", purpose: "financial-investigation" };
	expect((await stage.ask("suva", "POST", `/mla/requests/${id}/items/${items[0]?.id}/uses`, use)).body.code).toBe(
		"REFUSED",
	);
});

test("clock skew: what an authority signed itself is of now, five minutes either way and no more", async () => {
	const own = await openStage();
	onTestFinished(() => own.close());
	const sign = await own.signsItself("suva");
	const story = storyOf(() => own);
	const id = await story.draft();
	const said = { kind: "submit-orally", content: { says: "By telephone (invented)", agreed: true } };
	const { text } = (await own.ask("suva", "POST", `/mla/requests/${id}/acts`, said)).body as { text: string };
	const placed = async (awayMs: number) => {
		const statement = JSON.parse(text) as { at: string };
		const at = new Date(Date.parse(statement.at) + awayMs).toISOString();
		const moved = JSON.stringify({ ...statement, at });
		const { signature } = await sign(moved);
		return own.ask("suva", "POST", `/mla/requests/${id}/statements`, { text: moved, signature });
	};
	for (const minutes of [-6, 6, 60 * 24 * 365])
		expect(messages((await placed(minutes * 60_000)).body).join(), `${minutes}`).toMatch(/is not of now/);
	expect((await own.ask("suva", "GET", `/mla/requests/${id}`)).body.stage).toBe("draft");
});

test("an attachment of 5 GB and one with a hostile name are refused before a byte of them is taken", async () => {
	const id = await draft();
	const begin = (length: number, name: string) =>
		stage.ask("suva", "POST", `/mla/requests/${id}/files`, undefined, {
			headers: {
				"tus-resumable": "1.0.0",
				"upload-length": String(length),
				"upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
			},
		});
	expect((await begin(5 * 1024 ** 3, "register.pdf")).status).toBe(413);
	for (const name of [
		"../../etc/passwd",
		"C:\\x.pdf",
		"fdp.\u202Exe",
		"a\u0000.pdf",
		"a\r\nx: y.pdf",
		"x".repeat(201),
		" ",
	])
		expect((await begin(10, name)).body.code, JSON.stringify(name)).toBe("REFUSED");
	expect((await stage.ask("suva", "GET", `/mla/requests/${id}/files`)).body.items).toEqual([]);
});

test("markup and signs that steer others, in names that end in the letter, are text and are gone", async () => {
	const id = await draft({
		contents: {
			...contents,
			authority: '#text(red)[*Bold*] "Office" $x$ (invented)',
			subject: "fdp.\u202Eexe \u2066name\u2069 @cite <label>",
		},
	});
	const as = { who: "suva", purpose: "investigation", scopes: ["mla:read"] };
	const answer = await stage.app.inject({
		method: "GET",
		url: `/mla/requests/${id}/letter`,
		headers: { authorization: JSON.stringify(as) },
	});
	expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
	expect(answer.headers["content-type"]).toBe("application/pdf");
	const text = (await readPdf(answer.rawPayload)).pages.join("\n");
	const flat = text.replace(/\s+/g, "");
	expect(flat).toContain('#text(red)[*Bold*]"Office"$x$(invented)');
	expect(flat).toContain("fdp.exename@cite<label>");
	expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
	expect((await stage.ask("nukualofa", "GET", `/mla/requests/${id}/letter`)).status).toBe(404);
});

test("nobody signs what they prepared themselves, nor files what they drafted", async () => {
	const id = await draft();
	const prepared = await act("suva", id, "submit");
	const sign = (who: UnitName) => stage.ask(who, "POST", `/mla/requests/${id}/acts/${prepared.body.act}/sign`);
	expect((await sign("suva")).body.code).toBe("SECOND_PERSON_NEEDED");
	expect((await sign("suva2")).body.done).toBe("made");
});
