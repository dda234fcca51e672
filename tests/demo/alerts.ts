import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { demoOfficers, pacific } from "../../infra/seed/src/index.ts";
import type { AlertDraft } from "../../services/alerts/src/alert/schema.ts";
import type { Caller, Feed } from "../support/client.ts";
import type { Stage } from "./stage.ts";

type Line = { ref: string; by: string; draft: AlertDraft };
type Reach = {
	addressed: number;
	reached: number;
	agencies: { name: string; reached: boolean; why: string | null }[];
};
type Expected = { sees: Record<string, string[]> };

const fixtures = join(import.meta.dirname, "../fixtures/alerts");
const read = (file: string) => readFile(join(fixtures, file), "utf8");
const lines = async (file: string) =>
	(await read(file))
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Line);

/** Units of a region post what has been reported; three liaison officers follow; one alert is updated, one recalled. */
export const alertsStory = async (stage: Stage): Promise<void> => {
	const expected = JSON.parse(await read("expected.json")) as Expected;
	const reported = [...(await lines("reported-facts.jsonl")), ...(await lines("invented.jsonl"))];
	const tcus = pacific.agencies.filter((agency) => agency.kind === "tcu");

	stage.scene(
		`A region of ${tcus.length} transnational crime units in ${new Set(tcus.map((unit) => unit.country)).size} countries`,
	);
	for (const unit of tcus) stage.say(`${unit.country}  ${unit.name}`);
	stage.check(
		"eighteen units in thirteen countries",
		[tcus.length, new Set(tcus.map((unit) => unit.country)).size],
		[18, 13],
	);

	stage.scene("Three liaison officers open their feeds");
	const readers = await Promise.all(
		demoOfficers.readers.map(async ({ officer, post, purpose }) => {
			const who = await stage.as(officer, { post, purpose });
			return { officer, post, purpose, who, feed: await stage.follow(who, "?from=start") };
		}),
	);
	for (const { officer, post, purpose } of readers) {
		const clearance = pacific.posts.find((one) => one.handle === post)?.clearance ?? "";
		stage.say(`${officer} on ${post}: cleared for TLP:${clearance.toUpperCase()}, reads for ${purpose}`);
	}

	stage.scene(`The units post ${reported.length} alerts (facts from published reports; what is invented says so)`);
	const desks = new Map<string, Caller>();
	for (const { officer, post } of demoOfficers.posters) desks.set(post, await stage.as(officer));
	const posted = new Map<string, string>();
	const began = performance.now();
	for (const { ref, by, draft } of reported) {
		const desk = desks.get(by);
		const answer = await desk?.post<{ id?: string }>("/alerts", draft, { "idempotency-key": `story-${ref}` });
		if (answer?.status !== 201 || !answer.body.id) throw new Error(`${ref} by ${by} was not accepted: ${answer?.text}`);
		posted.set(ref, answer.body.id);
	}
	stage.say(`posted in ${Math.round(performance.now() - began)} ms, each acknowledged after it was stored`);

	await reachScene(
		stage,
		desks.get("fj-tcu/desk") as Caller,
		(reported.find(({ by }) => by === "fj-tcu/desk") as Line).draft,
	);

	const refOf = (id: unknown) => [...posted].find(([, other]) => other === id)?.[0];
	const seen = (feed: Feed) => [...new Set(feed.items().flatMap((item) => refOf(item.data.id) ?? []))].sort();
	for (const { officer, feed } of readers) {
		const wanted = expected.sees[officer] ?? [];
		const last = wanted.map((ref) => posted.get(ref));
		for (const id of last) await feed.next((item) => item.data.id === id && item.event === "raised");
		stage.check(`${officer} has exactly the ${wanted.length} alerts that are for them`, seen(feed), [...wanted].sort());
	}

	stage.scene("Each officer's screen");
	for (const { officer, post, feed } of readers) stage.screen(`${officer} · ${post}`, feed.items().map(screenLine));

	const customs = readers.find((reader) => reader.post === "to-customs/liaison") as (typeof readers)[number];
	const fiji = readers.find((reader) => reader.post === "fj-tcu/liaison") as (typeof readers)[number];
	const shared = reported.find(
		({ ref, by }) => by === "fj-tcu/desk" && expected.sees[customs.officer]?.includes(ref),
	) as Line;
	const sharedId = posted.get(shared.ref) as string;
	const desk = desks.get("fj-tcu/desk") as Caller;

	await questionScene(stage, { desk, customs, fiji, id: sharedId });

	stage.scene("One alert is updated, and narrowed: customs in Tonga loses it and is told so");
	const narrowed: AlertDraft = {
		...shared.draft,
		summary: `${shared.draft.summary} Now kept to one country.`,
		handling: { tlp: "amber", audience: { countries: ["FJ"] } },
	};
	const updated = await desk.put(`/alerts/${sharedId}`, { expectedVersion: 1, draft: narrowed });
	stage.check("the update made version 2", [updated.status, updated.body.version], [200, 2]);
	const withdrawn = await customs.feed.next((item) => item.data.id === sharedId && item.event === "withdrawn");
	stage.check(`${customs.officer} was told that it was withdrawn`, withdrawn.data, {
		id: sharedId,
		version: 2,
		status: "withdrawn",
	});
	stage.check(
		"and reading it now answers as if it did not exist",
		(await customs.who.get(`/alerts/${sharedId}`)).status,
		404,
	);
	const kept = await fiji.feed.next((item) => item.data.id === sharedId && item.event === "updated");
	stage.check(`${fiji.officer} got version 2`, kept.data.version, 2);
	stage.check("and is told what changed", kept.data.changed, changedByNarrowing(shared.draft, narrowed));

	const second = reported.find(
		({ ref, by }) =>
			by !== "fj-tcu/desk" && [fiji.officer, customs.officer].every((officer) => expected.sees[officer]?.includes(ref)),
	) as Line;
	const recalledId = posted.get(second.ref) as string;
	stage.scene(`One alert is recalled: ${second.draft.title}`);
	const owner = desks.get(second.by) as Caller;
	for (const { officer, who } of [fiji, customs])
		stage.check(`${officer} reads it while it is live`, (await who.get(`/alerts/${recalledId}`)).body.status, "live");
	const recalled = await owner.post(`/alerts/${recalledId}/recall`, {
		expectedVersion: 1,
		reason: "The source has corrected its report.",
	});
	stage.check("the recall is the last version", [recalled.status, recalled.body.status], [200, "recalled"]);
	for (const { officer, feed, who } of [fiji, customs]) {
		const told = await feed.next((item) => item.data.id === recalledId && item.event === "recalled");
		stage.check(
			`${officer} was told why`,
			(told.data.recall as { reason: string }).reason,
			"The source has corrected its report.",
		);
		const tombstone = await who.get(`/alerts/${recalledId}`);
		stage.check(
			"and reads a tombstone without content",
			[tombstone.body.status, tombstone.text.includes(second.draft.summary)],
			["recalled", false],
		);
		stage.check(
			"and confirms that its copies are deleted",
			(await who.post(`/alerts/${recalledId}/acknowledgements`, { version: 2 })).status,
			201,
		);
	}
	const acknowledged = await owner.get<{ items: { recall: boolean; agencyName: string; postName: string }[] }>(
		`/alerts/${recalledId}/acknowledgements`,
	);
	for (const one of acknowledged.body.items) stage.say(`${one.agencyName}, ${one.postName}: copies deleted`);
	stage.check("the originator sees both confirmations", acknowledged.body.items.filter((one) => one.recall).length, 2);

	stage.scene("A victim can never be the subject of an alert");
	const refused = await desk.post("/alerts", {
		...shared.draft,
		subjects: [{ type: "person", role: "victim", name: "withheld" }],
	});
	stage.check("the hub refuses", [refused.status, refused.body.code], [422, "VICTIM_NEVER_SUBJECT"]);
	stage.say(styleText("dim", String((refused.body.faults as { message: string }[])[0]?.message)));
	stage.say(styleText("dim", `What to do: ${String(refused.body.next)}`));

	stage.scene("Who has read the recalled alert? Its originator asks the audit");
	const readersOf = async () => {
		const answer = await owner.get<{ items?: { post: string; how: string; possibly: boolean }[] }>(
			`/audit/alerts/${recalledId}/readers`,
		);
		return answer.body.items ?? [];
	};
	const postId = (handle: string) => pacific.posts.find((post) => post.handle === handle)?.id;
	let found = await readersOf();
	// The audit follows the log; it is there within a moment.
	for (
		const until = performance.now() + 10_000;
		performance.now() < until && found.filter((one) => one.how === "consultation").length < 4;
		found = await readersOf()
	)
		await new Promise((resolve) => setTimeout(resolve, 50));
	const handles = new Map(pacific.posts.map((post) => [post.id, post.handle]));
	for (const one of found)
		stage.say(`${handles.get(one.post) ?? one.post}  ${one.how}${one.possibly ? " (possibly)" : ""}`);
	stage.check(
		"both liaison officers had it live and read it, the third never had it",
		readers.map(({ post }) =>
			[...new Set(found.filter((one) => one.post === postId(post)).map((one) => one.how))].sort(),
		),
		[["consultation", "delivery"], ["consultation", "delivery"], []],
	);
	stage.say("");
};

const reachScene = async (stage: Stage, desk: Caller, sample: AlertDraft): Promise<void> => {
	stage.scene("Whom would an alert reach? The hub says so before it is raised, and why not");
	const foreseen = async (use: AlertDraft["handling"]["use"]) => {
		const handling = { tlp: "green" as const, audience: { regions: ["pacific"] }, ...(use ? { use } : {}) };
		return (await desk.post<Reach>("/alerts/reach", { ...sample, handling })).body;
	};
	const [open, narrow] = [await foreseen(undefined), await foreseen({ purposes: ["prosecution"] })];
	stage.say(`to the region: reaches ${open.reached} of ${open.addressed} agencies`);
	stage.say(`the same, for prosecution alone: reaches ${narrow.reached} of ${narrow.addressed}`);
	for (const one of narrow.agencies.filter(({ reached }) => !reached).slice(0, 3))
		stage.say(styleText("dim", `${one.name}: ${one.why}`));
	stage.check("fewer read it for that purpose", narrow.reached < open.reached, true);
	stage.check(
		"and each that does not is given a reason",
		narrow.agencies.every(({ reached, why }) => reached === (why === null)),
		true,
	);
};

type Reader = { officer: string; who: Caller };
type Threads = { items: { id: string; question?: { text: string }; answers: { text: string; to: string }[] }[] };

/** A reader asks, the originator answers to that one, then to all; and everybody finds the alert by a plain word. */
const questionScene = async (
	stage: Stage,
	{ desk, customs, fiji, id }: { desk: Caller; customs: Reader; fiji: Reader; id: string },
): Promise<void> => {
	stage.scene("Customs in Tonga asks the originator about an alert");
	const at = `/alerts/${id}/questions`;
	const asked = await customs.who.post<{ id: string }>(at, { text: "Which of the two harbours is meant?" });
	stage.check("the question is taken", asked.status, 201);
	const waiting = (await desk.get<Threads>("/alerts/questions")).body.items;
	stage.check("it waits at the originator's desk", waiting.map((one) => one.id).includes(asked.body.id), true);
	await desk.post(`${at}/${asked.body.id}/answers`, { text: "The northern one (invented).", to: "asker" });
	await desk.post(`${at}/${asked.body.id}/answers`, {
		text: "It is about the northern harbour (invented).",
		to: "all",
	});
	const seenBy = async ({ who }: Reader) =>
		(await who.get<Threads>(at)).body.items.map((one) => [one.question?.text ?? null, one.answers.length]);
	stage.check(`${customs.officer} reads both answers`, await seenBy(customs), [
		["Which of the two harbours is meant?", 2],
	]);
	stage.check(`${fiji.officer}, of the originator's own unit, reads the whole thread`, await seenBy(fiji), [
		["Which of the two harbours is meant?", 2],
	]);

	stage.scene("An alert is found by a plain word, a moment after it was raised");
	const found = (await desk.get<{ items: unknown[]; searched: { behindSeconds: number } }>("/alerts?q=boat&limit=100"))
		.body;
	stage.say(`boat, boats: ${found.items.length} alerts`);
	stage.check("nothing is missing", [found.items.length > 0, found.searched.behindSeconds], [true, 0]);
};

/** The parts in which the second draft differs, as the feed names them. */
const changedByNarrowing = (before: AlertDraft, after: AlertDraft): string[] => {
	const { audience } = before.handling;
	const lists = (["agencies", "countries", "kinds", "regions"] as const).filter(
		(name) => String(audience[name] ?? "") !== String(after.handling.audience[name] ?? ""),
	);
	return [
		...lists.map((name) => `/handling/audience/${name}`),
		...(before.handling.expiresAt ? ["/handling/expiresAt"] : []),
		...(before.handling.tlp === after.handling.tlp ? [] : ["/handling/tlp"]),
		...(before.handling.use?.codes?.length ? ["/handling/use/codes"] : []),
		...(before.handling.use?.conditions?.length ? ["/handling/use/conditions"] : []),
		...(before.handling.use?.purposes?.length ? ["/handling/use/purposes"] : []),
		"/summary",
	];
};

const colours = { flash: "red", priority: "yellow", routine: "cyan" } as const;

const screenLine = (item: ReturnType<Feed["items"]>[number]): string => {
	const { data, event } = item;
	const urgency = (data.urgency as keyof typeof colours | undefined) ?? "routine";
	const tlp = (data.handling as { tlp: string } | undefined)?.tlp ?? "";
	const places = ((data.countries as string[] | undefined) ?? []).join(" ");
	return `${styleText(colours[urgency], (urgency === "flash" ? "FLASH" : event).padEnd(7))} ${`TLP:${tlp.toUpperCase()}`.padEnd(17)} ${String(data.kind ?? "").padEnd(17)} ${places.padEnd(12).slice(0, 12)} ${String(data.title ?? "")}`;
};
