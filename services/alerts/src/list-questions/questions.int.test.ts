import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin, reader, type Stage } from "../deliver-webhooks/test-support.ts";
import { deliveryOf } from "../follow-feed/item.ts";
import { readAs } from "../store/alerts.ts";
import { loadItems, missedEvents } from "../store/feed.ts";
import { tellRelated } from "../tell-related/tell-related.ts";

type Who = typeof origin;
type Thread = { id: string; question?: { text: string; agencyName: string }; answers: { text: string; to: string }[] };

/** A third agency, in the country of the reader. */
const other: Who = {
	agency: "00000000-0000-4000-8000-000000000003",
	post: "00000000-0000-4000-8000-000000000013",
	officer: "00000000-0000-4000-8000-000000000023",
};

const open = async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	stage.directory.change((snapshot) => {
		const [agency] = snapshot.agencies.filter(({ id }) => id === reader.agency);
		const [post] = snapshot.posts.filter(({ id }) => id === reader.post);
		const [posting] = snapshot.postings.filter(({ postId }) => postId === reader.post);
		if (!agency || !post || !posting) throw new Error("no reader");
		snapshot.agencies.push({ ...agency, id: other.agency, handle: "ws-police", issuer: "https://hub.example/other" });
		snapshot.posts.push({ ...post, id: other.post, agencyId: other.agency });
		snapshot.postings.push({
			...posting,
			id: "00000000-0000-4000-8000-000000000033",
			officerId: other.officer,
			postId: other.post,
			homeAgencyId: other.agency,
		});
	});
	return stage;
};
const ways = (stage: Stage) => {
	const send = (who: Who, path: string, body: object) => stage.inject(stage.sessionOf(who), "POST", path, body);
	return {
		ask: (who: Who, id: string, text: string) => send(who, `/alerts/${id}/questions`, { text }),
		answer: (who: Who, id: string, question: string, text: string, to: string) =>
			send(who, `/alerts/${id}/questions/${question}/answers`, { text, to }),
		threads: async (who: Who, id: string) => {
			const answer = await stage.inject(stage.sessionOf(who), "GET", `/alerts/${id}/questions`);
			return answer.statusCode === 200
				? (answer.json() as { items: Thread[] }).items.map(({ question, answers }) => [
						question?.text ?? null,
						...answers.map(({ text, to }) => `${text} (${to})`),
					])
				: answer.json().code;
		},
	};
};

test("a reader asks, the originator answers to that one or to all; others see the answers for all, and nothing of who asked", async () => {
	const stage = await open();
	const { ask, answer, threads } = ways(stage);
	const { id } = await stage.raise(draft("boats"));
	const first = (await ask(reader, id, "Which harbour?")).json().id as string;
	const second = (await ask(other, id, "How many boats?")).json().id as string;
	expect(await stage.call(stage.sessionOf(origin), "GET", "/alerts/questions")).toMatchObject({
		items: [
			{
				id: first,
				alert: id,
				question: { text: "Which harbour?", agency: reader.agency, agencyName: expect.any(String) },
			},
			{ id: second, alert: id },
		],
	});
	expect(await stage.call(stage.sessionOf(reader), "GET", "/alerts/questions")).toEqual({ items: [] });

	expect((await answer(origin, id, first, "The northern one.", "asker")).statusCode).toBe(201);
	expect((await answer(origin, id, second, "Four.", "all")).statusCode).toBe(201);
	expect(await threads(origin, id)).toEqual([
		["Which harbour?", "The northern one. (asker)"],
		["How many boats?", "Four. (all)"],
	]);
	expect(await threads(reader, id)).toEqual([
		["Which harbour?", "The northern one. (asker)"],
		[null, "Four. (all)"],
	]);
	expect(await threads(other, id)).toEqual([["How many boats?", "Four. (all)"]]);
	expect(await stage.call(stage.sessionOf(origin), "GET", "/alerts/questions")).toEqual({ items: [] });

	// Nobody asks their own agency, nobody but the originator answers, and another alert's question is none of this one.
	expect((await ask(origin, id, "Mine?")).json().code).toBe("ALERT_NOT_FOUND");
	expect((await answer(reader, id, first, "I know.", "all")).json().code).toBe("NOT_FOUND");
	const { id: another } = await stage.raise(draft("others"));
	expect((await answer(origin, another, first, "no", "all")).json().code).toBe("NOT_FOUND");

	const events = await stage.events();
	expect(events.filter(({ name }) => name.startsWith("AlertQuestion")).map(({ name }) => name)).toEqual([
		"AlertQuestionAsked",
		"AlertQuestionAsked",
		"AlertQuestionAnswered",
		"AlertQuestionAnswered",
	]);
	expect(JSON.stringify(events)).not.toMatch(/harbour|northern|Four/);
});

test("who takes over learns how much waits: alerts that the post has not acknowledged, questions that nobody has answered", async () => {
	const stage = await open();
	const { ask, answer } = ways(stage);
	const waiting = (who: Who) => stage.call(stage.sessionOf(who), "GET", "/alerts/waiting");
	const { id } = await stage.raise(draft("boats"));
	await stage.raise(draft("a boat sinks", { kind: "life-at-risk", urgency: "flash" }));
	await stage.raise(draft("not for them", { handling: { tlp: "green", audience: {} } }));
	const question = (await ask(reader, id, "Which harbour?")).json().id as string;
	expect([await waiting(reader), await waiting(origin)]).toEqual([
		{ unacknowledged: 2, flash: 1, questions: 0 },
		{ unacknowledged: 0, flash: 0, questions: 1 },
	]);
	await stage.call(stage.sessionOf(reader), "POST", `/alerts/${id}/acknowledgements`, { version: 1 });
	await answer(origin, id, question, "The northern one.", "asker");
	expect([await waiting(reader), await waiting(origin)]).toEqual([
		{ unacknowledged: 1, flash: 1, questions: 0 },
		{ unacknowledged: 0, flash: 0, questions: 0 },
	]);
});

test("two alerts on one vessel are told of each other, to who may read both, and to nobody else", async () => {
	const stage = await open();
	const vessel = (name: string) => ({ subjects: [{ type: "vessel" as const, role: "instrument", name }] });
	const { id } = await stage.raise(draft("one", vessel("MV Sea Snake (invented)")));
	await stage.raise(draft("another vessel", vessel("MV Land Snake (invented)")));
	const narrow = { handling: { tlp: "green" as const, audience: { agencies: [other.agency] } } };
	const hidden = await stage.raise(draft("hidden", { ...vessel("mv sea-snake invented"), ...narrow }));
	const related = async (who: Who, of: string) => {
		const answer = await stage.inject(stage.sessionOf(who), "GET", `/alerts/${of}/related`);
		return (
			answer.json().items?.map((one: { id: string; things: string[] }) => [one.id, ...one.things]) ?? answer.json().code
		);
	};
	expect(await related(reader, id)).toEqual([]);
	expect(await related(reader, hidden.id)).toBe("ALERT_NOT_FOUND");
	expect(await related(other, id)).toEqual([[hidden.id, "vessel"]]);
	expect(await related(origin, hidden.id)).toEqual([[id, "vessel"]]);
	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${hidden.id}/recall`, {
		expectedVersion: 1,
		reason: "wrong",
	});
	expect(await related(other, id)).toEqual([]);
});

test("who may not see the alert any more sees nothing of the thread, and a recall leaves no word of it", async () => {
	const stage = await open();
	const { ask, answer, threads } = ways(stage);
	const { id } = await stage.raise(draft("boats"));
	const question = (await ask(reader, id, "Which harbour?")).json().id as string;
	await answer(origin, id, question, "The northern one.", "asker");
	const rows = (who: Who) =>
		readAs(stage.context.pool, stage.sessionOf(who).principal(), "read", stage.clock.now, async (tx) => [
			(await tx.query("select from alert_question")).rowCount,
			(await tx.query("select from alert_answer")).rowCount,
		]);
	expect([await rows(reader), await rows(other)]).toEqual([
		[1, 1],
		[0, 0],
	]);
	await stage.call(stage.sessionOf(origin), "PUT", `/alerts/${id}`, {
		expectedVersion: 1,
		draft: draft("boats", { handling: { tlp: "green", audience: { agencies: [other.agency] } } }),
	});
	expect([await threads(reader, id), await rows(reader)]).toEqual(["ALERT_NOT_FOUND", [0, 0]]);
	expect((await ask(reader, id, "And now?")).json().code).toBe("ALERT_NOT_FOUND");
	expect(await threads(origin, id)).toHaveLength(1);
	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${id}/recall`, { expectedVersion: 2, reason: "wrong" });
	expect([await threads(origin, id), await rows(origin)]).toEqual([[], [0, 0]]);
	expect((await ask(other, id, "Why?")).json().code).toBe("ALERT_RECALLED");
});

test("two units' alerts on one vessel: each is told of the other's only where its post may read it, also by a later version, and once", async () => {
	const stage = await open();
	const { pool, now } = stage.context;
	const vessel = { subjects: [{ type: "vessel" as const, role: "instrument", name: "MV Sea Snake (invented)" }] };
	const raiseAs = async (who: Who, title: string, handling: object) =>
		(await stage.inject(stage.sessionOf(who), "POST", "/alerts", draft(title, { ...vessel, ...handling }))).json().id;
	const look = async () => {
		await stage.deps.words.catchUp();
		// Two processes at once: each step is committed once.
		await Promise.all([tellRelated(stage.context), tellRelated(stage.context)]);
		await tellRelated(stage.context);
	};
	const told = async (who: Who) => {
		const items = await loadItems(pool, await missedEvents(pool, 0, 1_000, 1_000));
		return items
			.filter((item) => item.change === "related")
			.filter((item) => deliveryOf(item, stage.sessionOf(who).principal(), {}, now()) !== "nothing")
			.map((item) => JSON.parse(item.json(false)) as { id: string; own: { id: string }; things: string[] })
			.map(({ id, own, things }) => [id, own.id, ...things]);
	};
	// Nobody is told of what was there before the first look.
	await stage.raise(draft("before", vessel));
	await look();
	const first = await raiseAs(origin, "first", {});
	const hiding = { handling: { tlp: "green", audience: { agencies: [other.agency] } } };
	const hidden = await raiseAs(reader, "hidden from the first", hiding);
	await raiseAs(reader, "another thing", {
		subjects: [{ type: "vessel", role: "instrument", name: "MV Land Snake (invented)" }],
	});
	await look();
	const before = (await told(reader)).filter(([id]) => id !== first);
	expect([before.length, await told(origin), await told(other)]).toEqual([1, [], []]);
	expect((await told(reader)).filter(([id]) => id === first)).toEqual([[first, hidden, "vessel"]]);
	// A version that lets the other unit read it tells it.
	const opened = draft("for both", { ...vessel, handling: { tlp: "green", audience: { countries: ["FJ", "WS"] } } });
	await stage.call(stage.sessionOf(reader), "PUT", `/alerts/${hidden}`, { expectedVersion: 1, draft: opened });
	await look();
	expect((await told(origin)).filter(([, own]) => own === first)).toEqual([[hidden, first, "vessel"]]);
	expect(await told(other)).toEqual([]);
	const length = (await stage.events()).length;
	await look();
	expect(await stage.events()).toHaveLength(length);
	// However many alerts of its own an agency has on it, each is looked at beside those of others.
	const many = [];
	for (let n = 0; n < 21; n++) many.push(await raiseAs(origin, `one of many ${n}`, {}));
	await look();
	const last = many.at(-1);
	expect((await told(origin)).filter(([, mine]) => mine === last)).toEqual([[hidden, last, "vessel"]]);
	// A post that its clearance keeps from its agency's own alert does not learn that there is one.
	const amber = { handling: { tlp: "amber", audience: { countries: ["WS"] } } };
	const own = await raiseAs(origin, "above the clearance of a colleague", amber);
	await look();
	const toldOf = async () => {
		const mine = (await told(origin)).map(([, one]) => one);
		return [first, own].filter((one) => mine.includes(one));
	};
	expect(await toldOf()).toEqual([first, own]);
	stage.directory.change((snapshot) => {
		for (const one of snapshot.posts) if (one.id === origin.post) one.clearance = "green";
	});
	expect(await toldOf()).toEqual([first]);
	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${first}/recall`, { expectedVersion: 1, reason: "over" });
	expect(await toldOf()).toEqual([]);
});
