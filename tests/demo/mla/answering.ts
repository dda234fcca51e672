import { createHash } from "node:crypto";
import { verifyThread } from "@seamark/mla-thread";
import type { Stage } from "../stage.ts";
import type { World } from "./world.ts";

const register = "Register of vessels (invented)";

/** Evidence goes to the hub in two pieces, is handed over, and only then named. */
const sentEvidence = async (stage: Stage, world: World, request: string) => {
	const sha256 = createHash("sha256").update(register).digest("hex");
	const tus = { "tus-resumable": "1.0.0" };
	const base64 = (text: string) => Buffer.from(text).toString("base64");
	const begun = await world.ws.post<{ id: string }>(`/mla/requests/${request}/files`, undefined, {
		...tus,
		"upload-length": String(register.length),
		"upload-metadata": `filename ${base64("register.txt")},sha256 ${base64(sha256)}`,
	});
	const { id } = begun.body;
	const send = (from: number, to: number) =>
		world.ws.patch(`/mla/files/${id}`, register.slice(from, to), {
			...tus,
			"content-type": "application/offset+octet-stream",
			"upload-offset": String(from),
		});
	await send(0, 10);
	const early = await world.act("ws", request, "answer-in-part", { items: [{ says: "x", papers: [{ id, sha256 }] }] });
	stage.check("what is not all here is not named", early.code, "REFUSED");
	await send(10, register.length);
	const happened = new Date(stage.clock.now()).toISOString();
	const over = { step: "handed-over", who: "registry clerk", to: "central authority", where: "Apia", happened };
	await world.ws.post(`/mla/files/${id}/custody`, over);
	return { id, sha256 };
};

type Item = { id: string; conditions: string[]; alsoFor: string[] };

/** Scenes 5 to 7: consultation, answers with evidence, limits on their use; then the thread is checked without the hub. */
export const answered = async (stage: Stage, world: World, id: string): Promise<void> => {
	stage.scene("5. Samoa wants to refuse. First it has to consult, and that turns the refusal into conditions");
	const grounds = ["essential-interests"];
	const reasons = "It would harm a case of ours (invented)";
	const early = await world.act("ws", id, "refuse", { grounds, reasons });
	stage.check("no refusal without a consultation (18(26))", early.code, "REFUSED");
	const secrecy = await world.act("ws", id, "refuse", { grounds: ["bank-secrecy"], reasons });
	stage.check(
		"bank secrecy is no ground (18(8))",
		secrecy.faults?.some(({ message }) => message.includes("18(8)")),
		true,
	);
	await world.act("ws", id, "open-consultation", { reasons });
	await world.act("ws", id, "propose-conditions", { conditions: ["No use before May (invented)"] });
	await world.reaches("fj", id, "conditions", "proposed");
	await world.act("fj", id, "reply-in-consultation", { says: "May is early enough (invented)" });
	await world.act("fj", id, "accept-conditions");
	await world.reaches("ws", id, "conditions", "accepted");
	const closed = await world.act("ws", id, "close-consultation");
	stage.check("the conditions are accepted, and bind", closed.request.state.conditions, "accepted");

	stage.scene("6. A part is answered, with evidence");
	const paper = await sentEvidence(stage, world, id);
	const part = await world.act("ws", id, "answer-in-part", {
		items: [{ says: "Register of vessels, certified copy (invented)", papers: [paper] }],
		says: "The rest follows",
	});
	stage.check("the request goes on", part.request.stage, "executing");
	const items = await world.until(async () => {
		const found = (await world.fj.get<{ items: Item[] }>(`/mla/requests/${id}/items`)).body.items;
		return found.length > 0 ? found : undefined;
	});
	stage.check("the conditions are on every item", items[0]?.conditions, ["No use before May (invented)"]);
	const arrived = await world.until(async () => {
		const found = (await world.fj.get<{ items: { step: string }[] }>(`/mla/files/${paper.id}/custody`)).body.items;
		return found && found.length > 2 ? found.map(({ step }) => step) : undefined;
	});
	stage.check("the file came to Fiji, and who has had it is signed", arrived, ["taken-in", "handed-over", "received"]);
	stage.check("it is what was named", (await world.fj.get(`/mla/files/${paper.id}/content`)).text, register);

	stage.scene("7. Fiji wants to use it in another case. That needs consent");
	const use = (kind: string, purpose: string) =>
		world.fj.post<{ code?: string }>(`/mla/requests/${id}/items/${items[0]?.id}/uses`, { use: kind, purpose });
	stage.check("in the proceedings of the request: yes", (await use("these-proceedings", "prosecution")).status, 201);
	const reuse = await use("other-proceedings", "financial-investigation");
	stage.check("in others: no", reuse.body.code, "REFUSED");
	await world.act("fj", id, "ask-other-use", {
		itemIds: [items[0]?.id],
		purpose: "financial-investigation",
		reasons: "The same owner (invented)",
	});
	await world.reaches("ws", id, "otherUse", "asked");
	await world.act("ws", id, "consent-to-other-use");
	await world.reaches("fj", id, "otherUse", "consented");
	stage.check("after consent: yes", (await use("other-proceedings", "financial-investigation")).status, 201);

	const exported = (await world.fj.get(`/mla/requests/${id}/export`)).body;
	const verdict = await verifyThread(exported as never, new Map([[paper.id, paper.sha256]]));
	stage.check("the thread is whole, without the hub", verdict.ok, true);
	const changed = JSON.parse(JSON.stringify(exported).replaceAll("certified copy", "another copy"));
	const broken = await verifyThread(changed);
	stage.check("one word changed, and it is not", broken.ok ? [] : broken.faults.map(({ fault }) => fault).slice(0, 1), [
		"wrong-signature",
	]);
};
