import { holder } from "../../services/identity/src/test-hub.ts";
import type { Example } from "./example.ts";
import { openidAgency } from "./openid-agency.ts";
import { openProvider } from "./openid-provider.ts";

type Made = () => Example | Promise<Example>;
type Of = { url: string; audience: string; centreToken: () => Promise<string> };

/** How an agency that holds its own key lets its officers sign in at its own provider, and ends it again. */
export const providerExamples = (o: Of): Made[] => {
	const made = { provider: "", subject: "", authorizationUrl: "" };
	const world = async () => ({
		agency: await openidAgency({ ...o, centreToken: await o.centreToken(), handle: "to-openid" }),
		provider: await openProvider({ now: Date.now }),
		key: await holder(),
	});
	let opened: ReturnType<typeof world> | undefined;
	const there = () => (opened ??= world());
	/** By that officer of its administration. */
	const by = async (who: "first" | "second") => {
		const { agency } = await there();
		return {
			authorization: `Bearer ${await agency.token(agency[who])}`,
			"idempotency-key": `provider-example-${crypto.randomUUID()}`,
		};
	};
	const proven = async (path: string) => ({
		dpop: await (await there()).key.proof({ url: o.url + path, now: Date.now() }),
	});
	return [...registering({ made, there, by }), ...signingIn({ made, there, proven }), ...ending({ made, there, by })];
};

type There = () => Promise<{
	agency: Awaited<ReturnType<typeof openidAgency>>;
	provider: Awaited<ReturnType<typeof openProvider>>;
}>;
type World = {
	made: { provider: string; subject: string; authorizationUrl: string };
	there: There;
	by: (who: "first" | "second") => Promise<Record<string, string>>;
};

const registering = ({ made, there, by }: World): Made[] => [
	async () => {
		const { provider } = await there();
		return {
			operation: "POST /providers",
			headers: await by("first"),
			body: { issuer: provider.issuer, clientId: "seamark" },
			keep: (answer) => {
				made.provider = String(answer.id);
				provider.register("seamark", answer.clientKey as object);
			},
		};
	},
	async () => ({
		operation: "POST /providers/{id}/confirm",
		headers: await by("second"),
		path: { id: made.provider },
		body: {},
	}),
	async () => ({ operation: "GET /providers", headers: await by("first") }),
	async () => ({
		operation: "POST /officers/{id}/provider-subjects",
		headers: await by("first"),
		path: { id: (await there()).agency.third },
		body: { subject: "subject-1" },
		keep: (answer) => {
			made.subject = String(answer.id);
		},
	}),
	async () => ({
		operation: "POST /provider-subjects/{id}/confirm",
		headers: await by("second"),
		path: { id: made.subject },
		body: {},
	}),
	async () => ({ operation: "GET /provider-subjects", headers: await by("first") }),
];

type Proven = { proven: (path: string) => Promise<Record<string, string>> };
const signingIn = ({ made, there, proven }: Omit<World, "by"> & Proven): Made[] => [
	async () => ({
		operation: "POST /sign-ins/provider/begin",
		headers: await proven("/sign-ins/provider/begin"),
		body: { agency: (await there()).agency.handle },
		keep: (answer) => {
			made.authorizationUrl = String(answer.authorizationUrl);
		},
	}),
	async () => {
		const back = await fetch(made.authorizationUrl, { redirect: "manual" });
		const { searchParams } = new URL(back.headers.get("location") ?? "");
		const of = (name: string) => searchParams.get(name) ?? "";
		return {
			operation: "POST /sign-ins/provider",
			headers: await proven("/sign-ins/provider"),
			body: { agency: (await there()).agency.id, state: of("state"), code: of("code"), issuer: of("iss") },
		};
	},
];

const ending = ({ made, there, by }: World): Made[] => [
	async () => ({
		operation: "POST /provider-subjects/{id}/remove",
		headers: await by("first"),
		path: { id: made.subject },
		body: { reason: "a drill" },
	}),
	async () => {
		await (await there()).provider.close();
		return {
			operation: "POST /providers/{id}/remove",
			headers: await by("first"),
			path: { id: made.provider },
			body: { reason: "a drill" },
		};
	},
];
