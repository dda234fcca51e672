import type { Stage } from "../stage.ts";
import { contents, openWorld, property, samoa, type World } from "./world.ts";

type Check = { complete: boolean; faults: { at: string; article: string }[]; next: string };

/** Scenes 1 to 4: what happens until a request is with the authority that executes it. */
export const draftedAndFiled = async (stage: Stage, world: World): Promise<string> => {
	stage.scene("1. Fiji drafts a request. Something is missing, and Samoa comments before it is filed (invented)");
	const { facts: _, ...without } = contents;
	const { id, version } = await world.draft({ contents: without });
	const check = (await world.fj.get<Check>(`/mla/requests/${id}/check`)).body;
	stage.check(
		"what is missing is named, with its article",
		[check.complete, check.faults.map(({ at, article }) => `${at} ${article}`)],
		[false, ["/contents/facts 18(15)(c)"]],
	);
	stage.say(check.next);
	const refused = await world.act("fj", id, "submit");
	stage.check("it cannot be filed", refused.code, "REFUSED");
	const shared = (await world.fj.post<{ hash: string }>(`/mla/requests/${id}/share`, null)).body;
	const comment = await world.until(async () => {
		const answer = await world.ws.post<{ kind: string }>("/mla/letters", {
			to: await ownerOf(world, id),
			kind: "comment",
			answers: shared.hash,
			content: { comments: [{ part: "facts", says: "Name the port (invented)" }] },
		});
		return answer.status === 201 ? answer.body : undefined;
	});
	stage.check("Samoa comments on a part of the draft", comment.kind, "comment");
	await world.fj.patch(`/mla/requests/${id}`, { contents, expectedVersion: version });

	stage.scene("2. Two officers file it. Samoa gives it a number; each side has its own copy");
	const filed = await world.act("fj", id, "submit");
	stage.check("filed, with the signatures of two persons", filed.request.stage, "submitted");
	await world.reaches("ws", id, "stage", "submitted");
	const registered = await world.act("ws", id, "register");
	const known = await world.reaches("fj", id, "stage", "registered");
	stage.check("both have both numbers", known.otherReference, registered.request.reference);

	stage.scene("3. Samoa sends it back as incomplete. The number stays");
	await world.act("ws", id, "return-as-deficient", {
		faults: [{ at: "/facts", message: "Name the port (invented)" }],
	});
	const returned = await world.reaches("fj", id, "stage", "returned");
	await world.fj.patch(`/mla/requests/${id}`, {
		contents: { ...contents, facts: `${contents.facts} Port: Suva.` },
		expectedVersion: returned.version,
	});
	await world.act("fj", id, "resubmit");
	const again = await world.reaches("ws", id, "stage", "registered");
	stage.check("it is filed again under its number", again.reference, registered.request.reference);
	await world.act("ws", id, "transmit");
	await world.reaches("fj", id, "stage", "executing");
	return id;
};

/** Letters go to the authority that made the draft. */
const ownerOf = async (world: World, id: string): Promise<string> => {
	const { items } = (await world.ws.get<{ items: { thread: string; author: string }[] }>("/mla/letters?kind=draft"))
		.body;
	return items.find(({ thread }) => thread === id)?.author ?? samoa;
};

/** Scene 4: an urgent freeze by telephone, confirmed in writing; another one is not, and lapses. */
export const urgentFreeze = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("4. A freeze by telephone, confirmed in writing. Another one is not confirmed");
	const urgent = () => world.draft({ assistance: ["seizure-or-freezing"], contents: { ...contents, ...property } });
	const [{ id }, other] = [await urgent(), await urgent()];
	for (const one of [id, other.id])
		await world.act("fj", one, "submit-orally", { says: "By telephone (invented)", agreed: true });
	await world.reaches("ws", id, "oral", "unconfirmed");
	await world.act("ws", id, "register");
	await world.reaches("fj", id, "stage", "registered");
	const early = await world.act("ws", id, "answer-in-part", { items: [{ says: "Frozen (invented)" }] });
	stage.check("no evidence before it is in writing", early.code, "REFUSED");
	await world.act("fj", id, "confirm-in-writing");
	await world.reaches("ws", id, "oral", "confirmed");
	const answered = await world.act("ws", id, "answer-in-part", { items: [{ says: "Frozen (invented)" }] });
	stage.check(
		"confirmed, and answered",
		[answered.request.state.oral, answered.request.state.answers],
		["confirmed", "some"],
	);
	stage.clock.moveTo(new Date(stage.clock.now() + 4 * 86_400_000).toISOString());
	// Tokens are short.
	const later = await openWorld(stage);
	stage.check("the other has lapsed after its clock", (await later.read("fj", other.id)).lapsed, true);
};
