import type { Caller } from "../../support/client.ts";
import type { Stage } from "../stage.ts";
import { contents, samoa, type World } from "./world.ts";

type Made = { id: string; code?: string; act?: string; state?: Record<string, string> };

/** Scene 11: who a witness is goes to one authority, by two officers, with what protects the witness. */
export const witness = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("11. A witness is heard by video. Who she is, two officers of Fiji's prosecutor release to Samoa alone");
	const [first, second] = await Promise.all([
		stage.as("fj-prosecutor-desk-1"),
		stage.as("fj-prosecutor-desk-second-1"),
	]);
	const opened = (await first.post<Made>("/cases", { title: "MV Example (invented)" })).body;
	const identity = { names: [{ text: "Mere Example (invented)" }] };
	const person = (await first.post<Made>(`/cases/${opened.id}/persons`, { roles: ["witness"], identity })).body;
	const request = (
		await first.post<Made>("/mla/requests", {
			requested: samoa,
			assistance: ["video-hearing"],
			contents: {
				...contents,
				questions: "Who kept the papers?",
				persons: [{ id: person.id, measures: ["in-camera"] }],
			},
		})
	).body;
	const cited = await first.post(`/mla/requests/${request.id}/cases`, { case: opened.id });
	stage.check("the request is about a case of its own agency", cited.status, 201);
	const inTwo = async (kind: string, content: object = {}) => {
		const act = (await first.post<Made>(`/mla/requests/${request.id}/acts`, { kind, content })).body;
		await second.post(`/mla/requests/${request.id}/acts/${act.act}/sign`, null);
		return act;
	};
	await inTwo("submit");
	const release = { person: person.id, until: new Date(stage.clock.now() + 30 * 86_400_000).toISOString() };
	const atRisk = await first.post<Made>(`/mla/requests/${request.id}/acts`, {
		kind: "release-identity",
		content: { ...release, riskFromThatState: "yes" },
	});
	stage.check("never to a State from which she is at risk", atRisk.body.code, "REFUSED");
	const act = await inTwo("release-identity", {
		...release,
		riskFromThatState: "none",
		measures: ["in-camera", "video"],
	});
	const path = `/mla/requests/${request.id}/identities/${act.act}`;
	const read = await world.until(async () => {
		const answer = await world.ws.get<{ names: { text: string }[]; measures: string[] }>(path);
		return answer.status === 200 ? answer.body : undefined;
	});
	stage.check("Samoa opens who she is", read.names[0]?.text, "Mere Example (invented)");
	stage.check("with the measures that protect her", read.measures, ["in-camera", "video"]);
	stage.check("and Fiji's own central authority does not", (await world.fj.get(path)).status, 404);
};

/** Scene 12: a national is not surrendered, and tried at home. */
export const national = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("12. Samoa surrenders no national. Fiji asks that he is tried there, and a clock runs");
	const { id } = await world.draft({
		assistance: ["extradition"],
		contents: {
			...contents,
			persons: [{ id: samoa }],
			offence: "Trafficking in persons",
			warrant: "Of the High Court (invented)",
		},
	});
	await world.act("fj", id, "submit");
	await world.reaches("ws", id, "stage", "submitted");
	await world.act("ws", id, "register");
	await world.act("ws", id, "refuse-surrender-of-national", { reasons: "The law surrenders no national (invented)" });
	await world.reaches("fj", id, "domesticCase", "may-be-asked");
	const asked = await world.act("fj", id, "ask-for-domestic-case");
	stage.check("the case is asked for, with an end", asked.request.state.domesticCase, "asked");
	await world.reaches("ws", id, "domesticCase", "asked");
	await world.act("ws", id, "open-domestic-case", { number: "HC 7 (invented)" });
	await world.reaches("fj", id, "domesticCase", "opened");
	stage.check("and both sides know its number", (await world.read("fj", id)).state.domesticCase, "opened");
};

/** Scene 13: two authorities share what they have, for a time. */
export const together = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("13. A joint investigation: shared for a time, and each item stays with who put it there");
	const url = "/mla/joint-investigations";
	const opened = (
		await world.fj.post<Made>(url, {
			subject: "MV Example (invented)",
			members: [samoa],
			endsAt: new Date(stage.clock.now() + 30 * 86_400_000).toISOString(),
		})
	).body;
	const items = `${url}/${opened.id}/items`;
	const said = async (who: Caller) =>
		((await who.get<{ items: { says: string }[] }>(items)).body.items ?? []).map(({ says }) => says);
	const first = (await world.fj.post<Made>(items, { says: "It left Suva (invented)" })).body;
	stage.check("who has not accepted reads nothing", await said(world.ws), []);
	await world.ws.post(`${url}/${opened.id}/accept`, null);
	stage.check("who has, does", await said(world.ws), ["It left Suva (invented)"]);
	await world.fj.post(`${items}/${first.id}/withdraw`, null);
	stage.check("and no more, once Fiji has taken it back", await said(world.ws), []);
};
