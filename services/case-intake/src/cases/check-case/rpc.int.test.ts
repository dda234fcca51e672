import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { casesApi } from "@seamark/contracts";
import { callService, openClient, openServiceIdentity, type ServiceIdentity, startGrpcServer } from "@seamark/grpc";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, units } from "../../testing.ts";

let stage: Stage;
let close: () => Promise<void>;
let ask: (more?: Partial<casesApi.CheckCaseRequest>, as?: string) => Promise<casesApi.CheckCaseResponse>;
const made = { caseId: "", personId: "", reference: "", pseudonym: "" };

beforeAll(async () => {
	stage = await openStage();
	const { config, now } = stage.context;
	const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: stage.service.grpc });
	const client = openClient(casesApi.CaseReferencesServiceClient, `127.0.0.1:${server.port}`);
	close = async () => {
		client.close();
		await server.close(200);
		await stage.close();
	};
	const read = async (file: string) => JSON.parse(await readFile(file, "utf8"));
	const services = await read(config.serviceKeysFile);
	const identityOf = async (name: string): Promise<ServiceIdentity> =>
		openServiceIdentity({
			name,
			key: await read(config.serviceKeyFile.replace("case-intake.jwk", `${name}.jwk`)),
			services,
			now,
		});
	const opened = (await stage.ask("fiji", "POST", "/cases", { title: "Cited (invented)" })).body;
	const person = (await stage.ask("fiji", "POST", `/cases/${opened.id}/persons`, { roles: ["witness"] })).body;
	Object.assign(made, {
		caseId: opened.id,
		reference: opened.reference,
		personId: person.id,
		pseudonym: person.pseudonym,
	});
	ask = async (more = {}, as = "alerts") =>
		callService(
			{ identity: await identityOf(as), receiver: "case-intake", deadlineMs: 5_000 },
			client.checkCase.bind(client),
			{
				caseId: made.caseId,
				personId: "",
				agencyId: units.fiji.agency,
				postId: units.fiji.post,
				officerId: units.fiji.officer,
				purpose: "investigation",
				scopes: ["cases:read"],
				tokenId: "token",
				...more,
			},
		);
});
afterAll(() => close());

const nothing = { citable: false, status: "", reference: "", pseudonym: "", identified: false };

test("a case and a person of it may be cited by those who may read them", async () => {
	const itself = { citable: true, status: "open", reference: made.reference, pseudonym: "", identified: false };
	expect(await ask()).toEqual(itself);
	expect(await ask({ personId: made.personId })).toEqual({ ...itself, pseudonym: made.pseudonym });
});

test("that the vault has who a person is, is told, and nothing of it", async () => {
	const named = await stage.ask("fiji", "POST", `/cases/${made.caseId}/persons`, {
		roles: ["witness"],
		identity: { names: [{ text: "Nobody Known (invented)" }] },
	});
	const answer = await ask({ personId: String(named.body.id) });
	expect([answer.citable, answer.identified, JSON.stringify(answer).includes("Nobody")]).toEqual([true, true, false]);
});

test("another agency's case, a missing one, a stranger and a missing scope answer alike", async () => {
	const samoa = { agencyId: units.samoa.agency, postId: units.samoa.post };
	const other = (await stage.ask("fiji", "POST", "/cases", { title: "Another (invented)" })).body;
	const answers = await Promise.all([
		ask(samoa),
		ask({ ...samoa, personId: made.personId }),
		ask({ caseId: randomUUID() }),
		ask({ caseId: String(other.id), personId: made.personId }),
		ask({ personId: randomUUID() }),
		ask({ scopes: [] }),
		// The shelter's post can hold no such scope, no matter what the caller says.
		ask({ agencyId: units.shelter.agency, postId: units.shelter.post }),
	]);
	for (const answer of answers) expect(answer).toEqual(nothing);
	const tried = (await stage.events()).filter(({ payload }) => "query" in payload && payload.query === "check-case");
	expect(tried.slice(-7).map(({ payload }) => "found" in payload && payload.found)).toEqual(Array(7).fill(false));
});

test("a post that the directory does not know, a broken id and a service that is not named are refused", async () => {
	await expect(ask({ postId: randomUUID() })).rejects.toMatchObject({ code: "FORBIDDEN" });
	await expect(ask({ agencyId: units.samoa.agency })).rejects.toMatchObject({ code: "FORBIDDEN" });
	await expect(ask({ caseId: "1", personId: "x", purpose: "curiosity" })).rejects.toMatchObject({
		code: "VALIDATION",
		faults: [{ at: "/caseId" }, { at: "/personId" }, { at: "/purpose" }],
	});
	await expect(ask({}, "audit")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
