import { draft } from "../../support/drafts.ts";
import { household } from "../intake/people.ts";
import { must } from "../intake/seventy.ts";
import { openWorld as openRequests } from "../mla/world.ts";
import type { Stage } from "../stage.ts";

type Made = { id: string; version: number };

/** What there is before the officer's day begins: an alert of Tonga, one of Fiji, a report, a case with people, a request. */
export const openWorld = async (stage: Stage) => {
	const tonga = await stage.as("to-customs-desk-1");
	const fiji = await stage.as("fj-desk-1");
	const second = await stage.as("fj-desk-second-1");
	let made = 0;
	const raise = async (who: typeof fiji, o: Parameters<typeof draft>[0]) =>
		(await must(who.post<Made>("/alerts", draft(o), { "idempotency-key": `story-alert-${made++}` }))).id;
	const flash = await raise(tonga, {
		title: "Boat without engine (invented)",
		summary: "About forty people are in a boat without engine north of Vava'u (invented).",
		urgency: "flash",
		kind: "life-at-risk",
		countries: ["TO", "FJ"],
		route: [
			{ place: "Neiafu", country: "TO", role: "embarkation" },
			{ place: "Suva", country: "FJ", role: "destination" },
		],
		subjects: [{ type: "vessel", role: "instrument", name: "MV Example", description: "grey, 12 m (invented)" }],
	});
	await raise(tonga, { title: "Forged seamen's books (invented)", kind: "document" });
	const title = "Night landings (invented)";
	const own = await raise(fiji, { title, summary: "Two boats by night (invented).", countries: ["FJ", "TO"] });
	const report = {
		clientId: "01900000-0000-4000-8000-00000000c0de",
		capturedAt: new Date(stage.clock.now() - 3_600_000).toISOString(),
		channel: "hotline",
		urgency: "lifeAtRisk",
		observations: ["personsConfined", "documentsWithheld"],
		country: "FJ",
		place: "Suva",
		personsSeen: 4,
		childrenSeen: 1,
		narrative: "Four people do not leave the house behind the market; their passports are with the owner (invented).",
		things: [{ kind: "vehicle", value: "FJ 12345" }],
	};
	await must(fiji.post("/reports", report));
	const queue = await fiji.get<{ items: { id: string }[] }>("/reports?status=waiting");
	const { id: caseId } = await must(fiji.post<Made>("/cases", { title: "House behind the market (invented)" }));
	const person = await must(
		fiji.post<Made>(`/cases/${caseId}/persons`, {
			roles: ["suspectedVictim"],
			sex: "female",
			nationality: ["TO"],
			age: { from: 20, to: 24 },
		}),
	);
	await must(
		fiji.post(`/persons/${person.id}/assessments`, {
			expectedVersion: person.version,
			facts: { ...household, age: { from: 20, to: 24 } },
		}),
	);
	await must(fiji.post(`/cases/${caseId}/links`, { kind: "vehicle", value: "FJ 12345", role: "instrument" }));
	await must(fiji.post(`/cases/${caseId}/notes`, { text: "The neighbour will speak on Monday (invented)." }));
	await (await openRequests(stage)).draft();
	let version = 1;
	return {
		flash,
		own,
		places: [
			["alert", `/alerts/${flash}`, "article h1"],
			["own-alert", `/alerts/${own}`, "article table"],
			["intake", "/intake", "tbody td"],
			["report", `/reports/${queue.body.items[0]?.id}`, "article aside"],
			["cases", "/cases", "tbody td"],
			["case", `/cases/${caseId}`, "article h2"],
			["person", `/persons/${person.id}`, "article h1"],
			["numbers", "/numbers", "table.numbers"],
			["health", "/health", "h2"],
			["assess", `/persons/${person.id}/assess`, ".sentence"],
			["agencies", "/agencies", "tbody td"],
			["administration", "/administration", "tbody td"],
		] as const,
		/** A colleague changes Fiji's alert. */
		overtake: async () => {
			const summary = `Two boats by night, seen ${version} times (invented).`;
			await must(
				second.put<Made>(`/alerts/${own}`, {
					expectedVersion: version,
					draft: draft({ title, summary, countries: ["FJ", "TO", "VU"] }),
				}),
			);
			version++;
		},
	};
};
export type World = Awaited<ReturnType<typeof openWorld>>;
