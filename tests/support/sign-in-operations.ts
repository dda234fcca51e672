import { holder } from "../../services/identity/src/test-hub.ts";
import { testPasskey } from "../../services/identity/src/test-passkey.ts";
import type { Example } from "./example.ts";

/** Of a request that is confirmed and never sent. */
const operation = "A".repeat(43);

type Made = () => Example | Promise<Example>;

type Place = { agency: string; id: string; purpose: string };
type Of = { admin: string; helper: string; officer: () => string; post: Place };

/** What the requests of one officer share: what was made on the way, a passkey and the key of who asks. */
const openWorld = (url: string, o: Of) => {
	const made = { enrolment: "", firstHalf: "", secondHalf: "", challenge: "", signIn: "", device: "", code: "" };
	const key = holder();
	return {
		...o,
		made,
		passkey: testPasskey(url.replace("127.0.0.1", "localhost")),
		code: () => ({ firstHalf: made.firstHalf, secondHalf: made.secondHalf }),
		challengeOf: ({ options }: Record<string, unknown>) => {
			made.challenge = (options as { challenge: string }).challenge;
		},
		proven: async (path: string) => ({ dpop: await (await key).proof({ url: url + path, now: Date.now() }) }),
	};
};
type World = ReturnType<typeof openWorld>;

/** How an officer comes by a passkey, signs in with it, confirms a request, lets a program in, and signs out again. */
export const signInExamples = (url: string, o: Of): (Example | Made)[] => {
	const world = openWorld(url, o);
	return [...enrolling(world), ...signingIn(world), ...confirming(world), ...lettingIn(world), ...ending(world)];
};

const enrolling = ({ admin, helper, officer, made, passkey, code, challengeOf }: World): (Example | Made)[] => [
	() => ({
		operation: "POST /officers/{id}/enrolments",
		as: admin,
		path: { id: officer() },
		body: {},
		keep: (answer) => {
			made.enrolment = String(answer.id);
			made.firstHalf = String(answer.firstHalf);
		},
	}),
	{ operation: "GET /enrolments", as: admin },
	() => ({
		operation: "POST /enrolments/{id}/confirm",
		as: helper,
		asked: admin,
		path: { id: made.enrolment },
		body: {},
		keep: (answer) => {
			made.secondHalf = String(answer.secondHalf);
		},
	}),
	() => ({ operation: "POST /enrolments/begin", body: code(), keep: challengeOf }),
	() => ({ operation: "POST /enrolments/finish", body: { ...code(), passkey: passkey.make(made.challenge) } }),
];

const signingIn = ({ admin, officer, post, made, passkey, challengeOf, proven }: World): (Example | Made)[] => [
	async () => ({
		operation: "POST /sign-ins/begin",
		body: {},
		headers: await proven("/sign-ins/begin"),
		keep: challengeOf,
	}),
	async () => ({
		operation: "POST /sign-ins",
		body: passkey.signIn(made.challenge),
		headers: await proven("/sign-ins"),
		keep: (answer) => {
			made.signIn = String(answer.signIn);
		},
	}),
	() => ({
		operation: "POST /posts/{id}/postings",
		as: admin,
		path: { id: post.id },
		body: { officer: officer() },
	}),
	async () => ({
		operation: "POST /agencies/{id}/token",
		path: { id: post.agency },
		type: "application/x-www-form-urlencoded",
		body: new URLSearchParams({
			grant_type: "urn:seamark:grant-type:sign-in",
			sign_in: made.signIn,
			duty_post: post.id,
			purpose: post.purpose,
		}).toString(),
		headers: await proven(`/agencies/${post.agency}/token`),
	}),
];

const confirming = ({ made, passkey, challengeOf, proven }: World): (Example | Made)[] => [
	async () => ({
		operation: "POST /sign-ins/confirmations/begin",
		body: { signIn: made.signIn, operation },
		headers: await proven("/sign-ins/confirmations/begin"),
		keep: challengeOf,
	}),
	async () => ({
		operation: "POST /sign-ins/confirmations",
		body: { signIn: made.signIn, operation, passkey: passkey.signIn(made.challenge) },
		headers: await proven("/sign-ins/confirmations"),
	}),
];

const lettingIn = ({ post, made, passkey, challengeOf, proven }: World): (Example | Made)[] => [
	async () => ({
		operation: "POST /sign-ins/devices",
		body: {},
		headers: await proven("/sign-ins/devices"),
		keep: (answer) => {
			made.device = String(answer.device_code);
			made.code = String(answer.user_code);
		},
	}),
	() => ({ operation: "POST /sign-ins/devices/begin", body: { code: made.code }, keep: challengeOf }),
	() => ({
		operation: "POST /sign-ins/devices/approve",
		body: { code: made.code, post: post.id, purpose: post.purpose, passkey: passkey.signIn(made.challenge) },
	}),
	async () => ({
		operation: "POST /sign-ins/devices/poll",
		body: { device_code: made.device },
		headers: await proven("/sign-ins/devices/poll"),
	}),
];
const ending = ({ admin, officer, made, proven }: World): (Example | Made)[] => [
	async () => ({
		operation: "POST /sign-ins/end",
		body: { signIn: made.signIn },
		headers: await proven("/sign-ins/end"),
	}),
	() => ({
		operation: "POST /officers/{id}/passkeys/remove",
		as: admin,
		path: { id: officer() },
		body: { reason: "a drill" },
	}),
];
