import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openStage, type Stage, units } from "../../testing.ts";
import { remind } from "../remind/remind.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

type Task = {
	id: string;
	version: number;
	kind: string;
	dueOn: string;
	late: boolean;
	status: string;
	rule: string | null;
	note: string;
};
const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: object) =>
	stage.ask("fiji", method, url, body);
const openCase = async () => {
	const opened = await ask("POST", "/cases", { title: "Landing at night (invented)", jurisdiction: "UN" });
	expect(opened.status, opened.text).toBe(201);
	return String(opened.body.id);
};
const listed = async (query: string) => (await ask("GET", `/tasks?${query}`)).body.items as Task[];
const soon = "2030-05-01";

test("a task is for a duty post, moves, ends with a reason, and nobody else sees it", async () => {
	const caseId = await openCase();
	const added = await ask("POST", `/cases/${caseId}/tasks`, {
		kind: "interview",
		dueOn: "2020-01-01",
		note: "with a mediator",
	});
	expect([added.status, added.body], added.text).toMatchObject([
		201,
		{ late: true, status: "open", rule: null, law: [] },
	]);
	const { id } = added.body as Task;
	expect((await listed(`caseId=${caseId}&late=true`)).map((one) => one.id)).toEqual([id]);
	expect((await listed("of=post")).map((one) => one.id)).toContain(id);
	for (const url of [`/tasks?caseId=${caseId}`, "/tasks?of=all"])
		expect((await stage.ask("samoa", "GET", url)).body.items).toEqual([]);
	const theirs = await stage.ask("samoa", "POST", `/tasks/${id}/end`, { expectedVersion: 1, outcome: "done" });
	expect([theirs.status, theirs.body.code]).toEqual([404, "NOT_FOUND"]);

	const elsewhere = await ask("PATCH", `/tasks/${id}`, { expectedVersion: 1, postId: units.samoa.post });
	expect([elsewhere.status, elsewhere.text.includes("/postId")]).toEqual([422, true]);
	const moved = await ask("PATCH", `/tasks/${id}`, { expectedVersion: 1, dueOn: soon });
	expect(moved.body).toMatchObject({ dueOn: soon, late: false, version: 2, note: "with a mediator" });
	const silent = await ask("POST", `/tasks/${id}/end`, { expectedVersion: 2, outcome: "cancelled" });
	expect([silent.status, silent.text.includes("/reason")]).toEqual([422, true]);
	const ended = await ask("POST", `/tasks/${id}/end`, {
		expectedVersion: 2,
		outcome: "cancelled",
		reason: "she does not want to",
	});
	expect(ended.body).toMatchObject({ status: "cancelled", reason: "she does not want to" });
	const again = await ask("POST", `/tasks/${id}/end`, { expectedVersion: 3, outcome: "done" });
	expect(again.status).toBe(422);
});

test("what the law asks for is added in the commit that calls for it, once, with its law", async () => {
	const caseId = await openCase();
	const added = await ask("POST", `/cases/${caseId}/persons`, { roles: ["suspectedVictim"] });
	const person = added.body as { id: string; version: number };
	const identified = (version: number, identification: string) =>
		ask("POST", `/persons/${person.id}/identification`, { expectedVersion: version, identification });
	expect((await identified(person.version, "presumed")).status).toBe(200);
	expect((await identified(person.version + 1, "unknown")).status).toBe(200);
	expect((await identified(person.version + 2, "presumed")).status).toBe(200);
	const tasks = await listed(`caseId=${caseId}`);
	expect(tasks.filter(({ rule }) => rule === "reflectionPeriodEnds")).toHaveLength(1);
	expect(tasks.find(({ rule }) => rule === "reflectionPeriodEnds")).toMatchObject({
		kind: "reflectionPeriod",
		personId: person.id,
		law: [expect.stringContaining("Art. 13(1)"), expect.any(String)],
	});
});

test("a reminder says nothing of what it is about, and comes once for a day and post", async () => {
	const caseId = await openCase();
	const added = await ask("POST", `/cases/${caseId}/tasks`, {
		kind: "medicalCare",
		dueOn: "2020-01-01",
		note: "at the clinic",
	});
	const { id } = added.body as Task;
	const reminded = async () =>
		(await stage.events())
			.filter(({ name }) => name === "TaskDue")
			.map(({ payload }) => payload as { taskId: string; postId: string })
			.filter(({ taskId }) => taskId === id);
	while ((await remind({ context: stage.context }, units.fiji.agency)) > 0);
	await remind({ context: stage.context }, units.fiji.agency);
	const [event, ...more] = await reminded();
	expect(more).toEqual([]);
	expect(event).toEqual({
		taskId: id,
		caseId,
		agencyId: units.fiji.agency,
		postId: units.fiji.post,
		dueOn: "2020-01-01",
	});
	expect((await ask("PATCH", `/tasks/${id}`, { expectedVersion: 1, dueOn: "2020-01-02" })).status).toBe(200);
	await remind({ context: stage.context }, units.fiji.agency);
	expect(await reminded()).toHaveLength(2);
});

test("closing a case cancels what is left to do, and an erasure takes the words of a task", async () => {
	const caseId = await openCase();
	for (const note of ["call +679 555 0101", ""])
		expect((await ask("POST", `/cases/${caseId}/tasks`, { kind: "contact", dueOn: soon, note })).status).toBe(201);
	const erased = await eraseByTwo(stage, { case: caseId });
	expect(erased.status, erased.text).toBe(200);
	expect((await listed(`caseId=${caseId}`)).map(({ note, kind }) => [note, kind])).toEqual([
		["", "contact"],
		["", "contact"],
	]);
	const version = Number((await ask("GET", `/cases/${caseId}`)).body.version);
	const closed = await ask("POST", `/cases/${caseId}/close`, { expectedVersion: version, reason: "noCrimeFound" });
	expect(closed.status, closed.text).toBe(200);
	expect(await listed(`caseId=${caseId}`)).toEqual([]);
	expect(await listed(`caseId=${caseId}&status=cancelled`)).toHaveLength(2);
});
