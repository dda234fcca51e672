import { agencyId, type OwnedHub, termsOfTest } from "../../support/two-hubs.ts";
import { inTheEnd, type World } from "./world.ts";

type Request = { id: string; stage: string };
const words = "A vessel took workers aboard and kept their papers (invented).";

const signTerms = async (hub: OwnedHub, other: OwnedHub): Promise<number> => {
	const operator = await hub.as("centre-1");
	const links = (await operator.get<{ items: { id: string; hub: string; version: number }[] }>("/exchange/links")).body
		.items;
	const link = links.find((one) => one.hub === other.id);
	const terms = { ...termsOfTest, records: ["alert", "mla"], ended: false };
	return (await operator.put(`/exchange/links/${link?.id}/terms`, { expectedVersion: link?.version, terms })).status;
};

/** Whether the tables of the exchange hold one of these words, in any column. */
const found = async (hub: OwnedHub, texts: readonly string[]): Promise<boolean> => {
	const { pool } = hub.hub().context("exchange");
	const { rows } = await pool.query<{ header: Buffer; body: Buffer | null }>(
		`select header, body from own_frame where body is not null and lane = 'normal'
		union all select ''::bytea, body from parcel_waiting`,
	);
	return rows.some(({ header, body }) => texts.some((text) => header.includes(text) || body?.includes(text)));
};

/** One authority asks another one, at a hub of another owner. */
export const assistance = async ({ stage, north, south }: World): Promise<void> => {
	stage.scene("An authority of north asks one of south for assistance");
	const [asking, second, asked] = [await north.as("ca-1"), await north.as("ca-2"), await south.as("ca-1")];
	const witness = "01900000-0000-7000-8000-00000000aaaa";
	const drafted = await asking.post<Request>("/mla/requests", {
		requested: agencyId("south", "ca"),
		assistance: ["video-hearing"],
		contents: {
			authority: "Legal Assistance Office (invented)",
			subject: "Workers without pay on a vessel (invented)",
			proceedings: "investigation",
			conductedBy: "Prosecution Office (invented)",
			conductedByFunctions: "It directs investigations",
			facts: words,
			assistance: "To hear a witness",
			questions: "Who kept the papers?",
			purpose: "To prove who kept the papers",
			persons: [{ id: witness, nationality: "FJ", measures: ["in-camera"] }],
		},
	});
	stage.check("the request is drafted", drafted.status, 201);
	const path = `/mla/requests/${drafted.body.id}`;
	const act = (await asking.post<{ act: string }>(`${path}/acts`, { kind: "submit" })).body.act;
	stage.check("two officers have signed it", (await second.post(`${path}/acts/${act}/sign`, null)).status, 200);
	const waiting = async () =>
		(await north.hub().context("exchange").pool.query("select 1 from parcel_waiting")).rows.length;
	stage.check("it waits: the terms of the two hubs do not cover it", await inTheEnd(waiting, 1), 1);
	stage.check(
		"both operators sign wider terms",
		[await signTerms(north, south), await signTerms(south, north)],
		[200, 200],
	);
	const stageAt = async () => (await asked.get<Request>(path)).body.stage;
	stage.check("it is there", await inTheEnd(stageAt, "submitted"), "submitted");
	stage.check(
		"what went over the link is sealed: it has no word of it, not who wrote it, and not the witness",
		[await found(north, [words, witness, agencyId("north", "ca")]), await found(north, [agencyId("south", "ca")])],
		[false, true],
	);
	await asked.post(`${path}/acts`, { kind: "register" });
	const answered = async () => (await asking.get<Request>(path)).body.stage;
	stage.check("south registers it, and north sees that", await inTheEnd(answered, "registered"), "registered");
	const read = (await asked.get<object>(path)).text;
	stage.check(
		"south reads of the witness an id and the measures, and no name",
		[read.includes(witness), read.includes("in-camera")],
		[true, true],
	);
	stage.say("Who the witness is goes to no other hub yet: that stays in the vault of the hub that has the case.");
};
