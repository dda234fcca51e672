import type { Caller } from "../../support/client.ts";
import type { Stage } from "../stage.ts";
import type { Terminal } from "../terminal.ts";
import { names } from "./people.ts";

type Head = { id: string; capturedAt: string; receivedAt: string };
type Sent = { sent: { id: string; receipt: string; clientId: string }[]; refused: unknown[] };

/** An inspector without a connection, a paper form, and a desk that finds both are about one boat and one man. */
export const offlineReports = async (stage: Stage, terminal: Terminal) => {
	stage.scene("Solomon Islands: an inspector writes a report on an island without a line");
	const inspector = await stage.as("sb-labour-desk-1");
	const desk = await stage.as("sb-desk-1");
	await terminal.login("inspector", "sb-labour-desk-1");
	await terminal.login("desk", "sb-desk-1");
	const draft = await terminal.write("report.json", {
		channel: "labourInspector",
		observations: ["documentsWithheld", "noOrLittlePay"],
		occurred: { from: "2025-11-20", to: "2025-11-24" },
		country: "SB",
		place: "Logging camp on an outer island (invented)",
		personsSeen: 12,
		narrative: "The foreman keeps the passports. Workers were brought by a boat called Sea Snake.",
		persons: [{ seenAs: "concerned", sex: "male", age: { from: 30 }, identity: { names: [{ text: names.worker }] } }],
		things: [{ kind: "vessel", value: "Sea Snake" }],
	});
	const file = terminal.file("waiting.jsonl");
	const written = "2025-11-25T21:15:00.000Z";
	const kept = await terminal.screen(
		...["report", "queue", file, draft, "--to", "sb-tcu", "--captured-at", "2025-11-26T08:15:00+11:00"],
	);
	stage.screen("inspector · seamark report queue waiting.jsonl report.json --to sb-tcu", kept);
	const waiting = (await terminal.read("waiting.jsonl")).trim().split("\n");
	const { report } = JSON.parse(waiting[0] ?? "{}") as { report: { clientId: string; capturedAt: string } };
	stage.check(
		"it waits in a file, with its own id and time of writing",
		[waiting.length, report.capturedAt],
		[1, written],
	);

	stage.scene("Six days later there is a line; it breaks twice, so the report is sent three times");
	const sendings: Sent[] = [];
	for (let times = 0; times < 3; times++)
		sendings.push(await terminal.json<Sent>("--as", "inspector", "report", "send", file));
	const ids = new Set(sendings.flatMap(({ sent }) => sent.map((one) => one.id)));
	const [id = ""] = ids;
	stage.check("three sendings are one report", [ids.size, sendings.flatMap((one) => one.refused)], [1, []]);
	const forged = await inspector.post("/reports", {
		clientId: report.clientId,
		capturedAt: written,
		toAgency: (await agencyOf(desk, "sb-tcu")).id,
		channel: "labourInspector",
		narrative: "Everything is in order.",
	});
	stage.check("another text under the same id is refused", [forged.status, forged.body.code], [409, "REPORT_CONFLICT"]);
	await terminal.screen("--as", "inspector", "report", "send", file, "--forget");
	stage.check("received, the file can forget it", await terminal.read("waiting.jsonl").catch(() => "gone"), "gone");

	stage.scene("A second report comes on paper; the desk types in its codes");
	const typed = await terminal.json<{ id: string }>(
		...["--as", "desk", "report", "submit", "--coded", "J7 L2 M2 M3 N11 Q2 SSB T20251124"],
		...["--thing", "vessel=SEA-SNAKE", "--captured-at", "2025-11-24T10:00:00Z"],
		...["--text", "Read out over the radio by a community watcher."],
	);
	stage.screen("desk · seamark report list", await terminal.screen("--as", "desk", "report", "list"));
	const queue = await desk.get<{ items: Head[] }>("/reports");
	stage.check("the queue has two reports", queue.body.items.map((one) => one.id).sort(), [id, typed.id].sort());
	const first = queue.body.items.find((one) => one.id === id);
	stage.check(
		"each with the time of its writing, days before it came",
		[first?.capturedAt, String(first?.receivedAt).slice(0, 10)],
		[written, "2025-12-01"],
	);
	const read = await desk.get<{ report: { content: unknown }; duplicates: { id: string; reasons: string[] }[] }>(
		`/reports/${typed.id}`,
	);
	stage.check(
		"the codes became fields",
		pick(read.body.report.content, "observations", "personsSeen", "childrenSeen"),
		{ observations: ["documentsWithheld", "violenceOrThreats"], personsSeen: 11, childrenSeen: 2 },
	);
	stage.check(
		"the other one is suggested: same boat, same time; who is in them is no reason",
		read.body.duplicates.map((one) => [
			one.id,
			one.reasons.includes("same vessel"),
			one.reasons.join().includes("person"),
		]),
		[[id, true, false]],
	);

	stage.scene("The desk opens a case from the first; the reporter learns that it was dealt with, and nothing else");
	const taken = await terminal.json<{ caseId: string; persons: number }>(
		...["--as", "desk", "case", "take-in", id, "--title", "Camp without passports (invented)"],
	);
	await terminal.screen("--as", "desk", "case", "take-in", typed.id, "--into", taken.caseId);
	const receipt = await inspector.get(`/reports/${id}/acknowledgement`);
	stage.check(
		"the receipt says handled",
		[receipt.body.status, Object.keys(receipt.body).sort()],
		["handled", ["capturedAt", "id", "receipt", "receivedAt", "status"]],
	);
	stage.screen(
		"inspector · seamark report receipt",
		await terminal.screen("--as", "inspector", "report", "receipt", id),
	);
	stage.check(
		"the inspector can look at no case",
		[(await inspector.get(`/cases/${taken.caseId}`)).status, (await inspector.get("/reports")).status],
		[403, 403],
	);
	await duplicatePersons(stage, terminal, desk, taken.caseId);
	await anonymousTip(stage, inspector, desk);
	await passedOn(stage, terminal, inspector, desk);
	return { caseId: taken.caseId };
};

const pick = (value: unknown, ...names: string[]) =>
	Object.fromEntries(names.map((name) => [name, (value as Record<string, unknown>)[name]]));

export const agencyOf = async (who: Caller, handle: string): Promise<{ id: string; name: string }> => {
	const { body } = await who.get<{ items: { id: string; name: string; handle: string }[] }>("/agencies");
	const found = body.items.find((one) => one.handle === handle);
	if (!found) throw new Error(`no agency ${handle}`);
	return found;
};

/** A report that came to the wrong unit waits in the queue of the right one, and who sent it learns when it was dealt with. */
const passedOn = async (stage: Stage, terminal: Terminal, inspector: Caller, desk: Caller): Promise<void> => {
	stage.scene("A report is about Vanuatu: Solomon Islands pass it on, and both ends see what becomes of it");
	const vanuatu = await stage.as("vu-desk-1");
	const [here, there] = [await agencyOf(desk, "sb-tcu"), await agencyOf(desk, "vu-tcu")];
	const sent = await inspector.post<{ id: string; receipt: string }>("/reports", {
		clientId: "0198c1de-7a53-7a10-9d5e-3f2b8c6d1e02",
		capturedAt: "2025-11-30T22:00:00Z",
		toAgency: here.id,
		channel: "labourInspector",
		country: "VU",
		place: "Wharf on an outer island (invented)",
		narrative: "Men wait there for a boat that was promised to them (invented).",
	});
	stage.screen(
		"desk · seamark report pass-on",
		await terminal.screen("--as", "desk", "report", "pass-on", sent.body.receipt, "--to", there.id),
	);
	const queue = await vanuatu.get<{ items: { id: string }[] }>("/reports");
	const id = queue.body.items.at(-1)?.id ?? "";
	const read = await vanuatu.get<{ report: { content: unknown; passedBy: { agency: string; receipt: string }[] } }>(
		`/reports/${id}`,
	);
	stage.check(
		"Vanuatu has all that it says, and from whom it came",
		[pick(read.body.report.content, "place"), read.body.report.passedBy.map((one) => one.agency)],
		[{ place: "Wharf on an outer island (invented)" }, [here.id]],
	);
	const status = async () =>
		(await inspector.get<{ status: string }>(`/reports/${sent.body.id}/acknowledgement`)).body.status;
	stage.check("the inspector learns that it was passed on", await status(), "passedOn");
	await vanuatu.post(`/reports/${id}/take-in`, { title: "Men at the wharf (invented)" });
	stage.check("and, once Vanuatu has taken it in, that it was handled", await status(), "handled");
	const known = await desk.get<{ report: { passedTo: { agency: string; status: string } } }>(
		`/reports/${sent.body.id}`,
	);
	stage.check(
		"so does the desk that passed it on",
		[known.body.report.passedTo.agency, known.body.report.passedTo.status],
		[there.id, "handled"],
	);
};

/** Anyone who tells something without a name is not found in the report afterwards. */
const anonymousTip = async (stage: Stage, inspector: Caller, desk: Caller): Promise<void> => {
	stage.scene("Somebody tells the inspector something, and wants to stay unknown");
	const tip = await inspector.post<{ id: string }>("/reports", {
		clientId: "0198c1de-7a53-7a10-9d5e-3f2b8c6d1e01",
		capturedAt: "2025-11-30T20:00:00Z",
		toAgency: (await agencyOf(desk, "sb-tcu")).id,
		channel: "anonymousTip",
		narrative: "A lorry leaves the camp every Friday night (invented).",
	});
	const read = await desk.get<{ report: { fromPost: null; channel: string } }>(`/reports/${tip.body.id}`);
	stage.check(
		"the tip is there, without officer and post",
		[read.body.report.channel, read.body.report.fromPost, read.text.includes("officer")],
		["anonymousTip", null, false],
	);
};

/** A clinic writes the same man's name otherwise: suggested, merged by a person, undone by a person. */
const duplicatePersons = async (stage: Stage, terminal: Terminal, desk: Caller, caseId: string): Promise<void> => {
	stage.scene("A clinic reports a man with a bandaged hand. His name is written otherwise: is he one of them?");
	const before = await desk.get<{ items: { id: string; pseudonym: string }[] }>(`/cases/${caseId}/persons`);
	const known = before.body.items[0]?.id ?? "";
	const added = await terminal.json<{ id: string }>(
		...["--as", "desk", "person", "add", caseId, "--role", "suspectedVictim", "--sex", "male", "--age", "30-40"],
		...["--name", names.workerAgain],
	);
	const other = await desk.post<{ id: string }>(`/cases/${caseId}/persons`, {
		roles: ["suspectedVictim"],
		sex: "male",
		identity: { names: [{ text: names.neighbour }] },
	});
	stage.screen(
		"desk · seamark person duplicates",
		await terminal.screen("--as", "desk", "person", "duplicates", added.id),
	);
	const found = await desk.get<{ items: { personId: string; score: number; grounds: { field: string }[] }[] }>(
		`/persons/${added.id}/duplicates`,
	);
	const fields = new Set(found.body.items.flatMap((one) => one.grounds.map((ground) => ground.field)));
	stage.check(
		"the man of the report is suggested, the third is not",
		[found.body.items.map((one) => one.personId), found.text.includes(other.body.id)],
		[[known], false],
	);
	stage.check("reasons are names, ages and papers, never an origin", [...fields].includes("nationality"), false);
	const persons = async () => (await desk.get<{ persons: number }>(`/cases/${caseId}`)).body.persons;
	stage.check("nothing follows by itself: three persons", await persons(), 3);
	const merged = await terminal.json<{ id: string }>(
		...["--as", "desk", "person", "merge", known, added.id, "--reason", "The same scar and the same village."],
	);
	stage.check("a person decides, and two records are one", await persons(), 2);
	await terminal.screen("--as", "desk", "person", "undo-merge", merged.id);
	stage.check("it was a mistake: undone, both are there again", await persons(), 3);
	const again = await desk.get<{ mergedInto: null; roles: string[] }>(`/persons/${added.id}`);
	stage.check("as they were", [again.body.mergedInto, again.body.roles], [null, ["suspectedVictim"]]);
};
