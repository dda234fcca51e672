import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draft } from "./support/drafts.ts";
import { agencyId, type OwnedHub, ownedHub, pair, termsOfTest } from "./support/two-hubs.ts";

/** Two hubs of two owners, paired by their operators. What an officer of one raises, officers of the other read, and nobody who may not. */

const all = ["FJ", "TO", "VU"];
let north: OwnedHub;
let south: OwnedHub;

beforeAll(async () => {
	[north, south] = await Promise.all([
		ownedHub("north", ["FJ"], all, { authority: true }),
		ownedHub("south", ["TO", "VU"], all, { authority: true }),
	]);
	await Promise.all([north.start(), south.start()]);
	await pair(north, south);
}, 120_000);

afterAll(async () => {
	await Promise.all([north?.remove(), south?.remove()]);
});

type Raised = { id: string; version: number; reach: { addressed: number; reached: number } };
type Read = {
	id: string;
	version: number;
	status: string;
	title: string;
	originator: { agency: string; hub?: string };
	handling: object;
};

const poll = { timeout: 15_000, interval: 50 };
const statusAt = async (hub: OwnedHub, officer: string, id: string) =>
	(await (await hub.as(officer)).get(`/alerts/${id}`)).status;
const readAt = async (hub: OwnedHub, officer: string, id: string) =>
	(await (await hub.as(officer)).get<Read>(`/alerts/${id}`)).body;

/** Raised by `fj-a-1`, once that hub knows the agencies of the other one. */
const raise = async (audience: object, title = "Night landings", handling: object = {}): Promise<Raised> => {
	const officer = await north.as("fj-a-1");
	const answer = await officer.post<Raised>(
		"/alerts",
		draft({ title, handling: { tlp: "amber", audience, ...handling } as never }),
	);
	expect(answer.status, answer.text).toBe(201);
	return answer.body;
};

/** An operator signs terms other than those of the pairing. */
const signTerms = async (hub: OwnedHub, over: object): Promise<void> => {
	const operator = await hub.as("centre-1");
	const [link] = (await operator.get<{ items: { id: string; version: number }[] }>("/exchange/links")).body.items;
	const body = { expectedVersion: link?.version, terms: { ...termsOfTest, ended: false, ...over } };
	const answer = await operator.put(`/exchange/links/${link?.id}/terms`, body);
	expect(answer.status, answer.text).toBe(200);
};

describe("an alert across two hubs", () => {
	test("the operators see the link agreed, and each hub knows the agencies of the other", async () => {
		const operator = await north.as("centre-1");
		const state = async () =>
			(
				await operator.get<{ items: { hub: string; state: string; contactAt: string | null }[] }>("/exchange/links")
			).body.items.map(({ hub, state }) => `${hub} ${state}`);
		await expect.poll(state, poll).toEqual([`${south.id} agreed`]);
		await expect
			.poll(async () => (await raise({ countries: ["TO"] }, "To whom does it go")).reach, {
				timeout: 15_000,
				interval: 300,
			})
			.toEqual({ addressed: 3, reached: 3 });
	});

	test("it is raised at one, read at the other by whom it is for, updated, narrowed and recalled, each with its receipt", async () => {
		const { id } = await raise({ countries: ["TO"] });
		await expect.poll(() => statusAt(south, "to-a-1", id), poll).toBe(200);
		const read = await readAt(south, "to-a-1", id);
		expect(read).toMatchObject({
			id,
			version: 1,
			title: "Night landings",
			originator: { agency: agencyId("north", "fj-a"), country: "FJ", hub: north.id },
			handling: { tlp: "amber", audience: { regions: [], countries: [], kinds: [], agencies: [] } },
		});
		expect(await statusAt(south, "vu-a-1", id)).toBe(404);

		// Nobody there may change it.
		const theirs = await south.as("to-a-1");
		expect((await theirs.post(`/alerts/${id}/recall`, { expectedVersion: 1, reason: "not mine" })).status).toBe(404);

		const own = await north.as("fj-a-1");
		const updated = await own.put(`/alerts/${id}`, {
			expectedVersion: 1,
			draft: draft({
				title: "Night landings, two boats",
				handling: { tlp: "amber", audience: { countries: ["TO", "VU"] } } as never,
			}),
		});
		expect(updated.status, updated.text).toBe(200);
		await expect.poll(async () => (await readAt(south, "to-a-1", id)).title, poll).toBe("Night landings, two boats");
		await expect.poll(() => statusAt(south, "vu-a-1", id), poll).toBe(200);

		// One of the units is kept out: it is never named to the other hub, and loses the alert.
		const excluded = [agencyId("south", "to-b")];
		const narrowed = await own.put(`/alerts/${id}`, {
			expectedVersion: 2,
			draft: draft({ handling: { tlp: "amber", audience: { countries: ["TO"], excluded } } as never }),
		});
		expect(narrowed.status, narrowed.text).toBe(200);
		await expect.poll(() => statusAt(south, "to-b-1", id), poll).toBe(404);
		await expect.poll(() => statusAt(south, "vu-a-1", id), poll).toBe(404);
		await expect.poll(() => statusAt(south, "to-a-1", id), poll).toBe(200);

		expect((await own.post(`/alerts/${id}/recall`, { expectedVersion: 3, reason: "Wrong boat." })).status).toBe(200);
		await expect.poll(async () => (await readAt(south, "to-a-1", id)).status, poll).toBe("recalled");
		type Holders = {
			items: { hub: string; state: string; holds: boolean; why: string | null; receipt: { text: string } | null }[];
		};
		const holders = async () => (await own.get<Holders>(`/exchange/alerts/${id}/holders`)).body.items;
		await expect
			.poll(async () => (await holders()).map(({ hub, state, holds }) => ({ hub, state, holds })), poll)
			.toEqual([{ hub: south.id, state: "recalled", holds: false }]);
		expect((await holders())[0]?.receipt?.text).toContain(id);
		// Who holds it is the originator's to know.
		expect((await (await north.as("fj-b-1")).get<Holders>(`/exchange/alerts/${id}/holders`)).body.items).toEqual([]);
	});

	test("an alert that is for nobody at the other hub leaves no trace there, and neither does its recall", async () => {
		const position = async () => {
			const { rows } = await north.hub().context("exchange").pool.query("select count(*)::int as n from own_frame");
			return (rows[0] as { n: number }).n;
		};
		const before = await position();
		const { id } = await raise({ agencies: [agencyId("north", "fj-b")] }, "For one unit here");
		const own = await north.as("fj-a-1");
		expect((await own.post(`/alerts/${id}/recall`, { expectedVersion: 1, reason: "Done with." })).status).toBe(200);
		// What follows it in the log has come, so what came before it would have.
		const marker = await raise({ countries: ["VU"] }, "Marker");
		await expect.poll(() => statusAt(south, "vu-a-1", marker.id), poll).toBe(200);
		expect(await position()).toBe(before + 1);
	});

	test("narrower terms take back what they do not cover, and wider ones give it again, on the word of either side", async () => {
		const { id } = await raise({ countries: ["TO"] }, "Under the terms of the hubs");
		await expect.poll(() => statusAt(south, "to-a-1", id), poll).toBe(200);
		for (const hub of [north, south]) {
			await signTerms(hub, { tlp: "green" });
			await expect.poll(() => statusAt(south, "to-a-1", id), poll).toBe(404);
			await signTerms(hub, {});
			await expect.poll(() => statusAt(south, "to-a-1", id), poll).toBe(200);
		}
	});

	test("what one authority asks another at the other hub goes there sealed, once both have agreed to that, and is answered", async () => {
		type Request = { id: string; stage: string };
		const [asking, second, asked] = [await north.as("ca-1"), await north.as("ca-2"), await south.as("ca-1")];
		const drafted = await asking.post<Request>("/mla/requests", {
			requested: agencyId("south", "ca"),
			assistance: ["records"],
			contents: {
				authority: "Legal Assistance Office (invented)",
				subject: "Workers without pay on a vessel (invented)",
				proceedings: "investigation",
				conductedBy: "Prosecution Office (invented)",
				conductedByFunctions: "It directs investigations",
				facts: "A vessel took workers aboard and kept their papers (invented).",
				assistance: "Copies of the register of vessels",
				purpose: "To prove who owns the vessel",
			},
		});
		expect(drafted.status, drafted.text).toBe(201);
		const { id } = drafted.body;
		const acted = await asking.post<{ done: string; act: string }>(`/mla/requests/${id}/acts`, { kind: "submit" });
		expect(acted.body.done, acted.text).toBe("waits-for-second-person");
		const signed = await second.post(`/mla/requests/${id}/acts/${acted.body.act}/sign`, null);
		expect(signed.status, signed.text).toBe(200);
		const waiting = async () =>
			(await north.hub().context("exchange").pool.query("select body from parcel_waiting")).rows as { body: Buffer }[];
		await expect.poll(async () => (await waiting()).length, poll).toBe(1);
		expect((await waiting())[0]?.body.includes("vessel")).toBe(false);
		const answered = async () => (await asked.get<Request>(`/mla/requests/${id}`)).body.stage;
		expect(await answered()).toBeUndefined();

		for (const hub of [north, south]) await signTerms(hub, { records: ["alert", "mla"] });
		await expect.poll(answered, poll).toBe("submitted");
		const registered = await asked.post(`/mla/requests/${id}/acts`, { kind: "register" });
		expect(registered.status, registered.text).toBe(200);
		const stage = async () => (await asking.get<Request>(`/mla/requests/${id}`)).body.stage;
		await expect.poll(stage, poll).toBe("registered");
		const refused = async (hub: OwnedHub) =>
			(await hub.hub().context("exchange").pool.query("select rejected from own_frame where rejected is not null"))
				.rows;
		for (const hub of [north, south]) expect(await refused(hub)).toEqual([]);

		const letter = await asked.post<{ id: string }>("/mla/letters", {
			to: agencyId("north", "ca"),
			kind: "spontaneous-information",
			content: { says: "A vessel left (invented)" },
		});
		expect(letter.status, letter.text).toBe(201);
		await expect.poll(async () => (await asking.get(`/mla/letters/${letter.body.id}`)).status, poll).toBe(200);
	});

	test("a hub that is put back from a backup gets its recalls back before it sends anything, and goes on", async () => {
		const recalled = await raise({ countries: ["TO"] }, "Recalled after the backup");
		const widened = await raise({ countries: ["TO", "VU"] }, "Narrowed after the backup");
		await expect.poll(() => statusAt(south, "to-a-1", recalled.id), poll).toBe(200);
		await expect.poll(() => statusAt(south, "vu-a-1", widened.id), poll).toBe(200);
		await north.stop();
		const putBack = await north.backUp();
		await north.start();
		const own = await north.as("fj-a-1");
		expect((await own.post(`/alerts/${recalled.id}/recall`, { expectedVersion: 1, reason: "Wrong." })).status).toBe(
			200,
		);
		const narrow = {
			expectedVersion: 1,
			draft: draft({ handling: { tlp: "amber", audience: { countries: ["TO"] } } as never }),
		};
		expect((await own.put(`/alerts/${widened.id}`, narrow)).status).toBe(200);
		await expect.poll(async () => (await readAt(south, "to-a-1", recalled.id)).status, poll).toBe("recalled");
		await expect.poll(() => statusAt(south, "vu-a-1", widened.id), poll).toBe(404);

		await north.stop();
		await putBack();
		await north.start();
		await expect.poll(async () => (await readAt(north, "fj-a-1", recalled.id)).status, poll).toBe("recalled");
		const later = await raise({ countries: ["VU"] }, "After the restore");
		await expect.poll(() => statusAt(south, "vu-a-1", later.id), poll).toBe(200);
		// What the backup brought back is for more readers than the last word was: it did not go out again.
		expect(await statusAt(south, "vu-a-1", widened.id)).toBe(404);
		expect((await readAt(south, "to-a-1", recalled.id)).status).toBe("recalled");
	});
});
