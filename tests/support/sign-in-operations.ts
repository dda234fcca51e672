import { holder } from "../../services/identity/src/test-hub.ts";
import { testPasskey } from "../../services/identity/src/test-passkey.ts";
import type { Example } from "./example.ts";

type Made = () => Example | Promise<Example>;

/** How an officer comes by a passkey, and signs in with it and out again. */
export const signInExamples = (
	url: string,
	o: { admin: string; helper: string; officer: () => string },
): (Example | Made)[] => {
	const made = { enrolment: "", firstHalf: "", secondHalf: "", challenge: "", signIn: "" };
	const key = holder();
	const passkey = testPasskey(url.replace("127.0.0.1", "localhost"));
	const code = () => ({ firstHalf: made.firstHalf, secondHalf: made.secondHalf });
	const challengeOf = ({ options }: Record<string, unknown>) => {
		made.challenge = (options as { challenge: string }).challenge;
	};
	const proven = async (path: string) => ({
		dpop: await (await key).proof({ url: url + path, now: Date.now() }),
	});
	return [
		() => ({
			operation: "POST /officers/{id}/enrolments",
			as: o.admin,
			path: { id: o.officer() },
			body: {},
			keep: (answer) => {
				made.enrolment = String(answer.id);
				made.firstHalf = String(answer.firstHalf);
			},
		}),
		{ operation: "GET /enrolments", as: o.admin },
		() => ({
			operation: "POST /enrolments/{id}/confirm",
			as: o.helper,
			path: { id: made.enrolment },
			body: {},
			keep: (answer) => {
				made.secondHalf = String(answer.secondHalf);
			},
		}),
		() => ({ operation: "POST /enrolments/begin", body: code(), keep: challengeOf }),
		() => ({
			operation: "POST /enrolments/finish",
			body: { ...code(), passkey: passkey.make(made.challenge) },
		}),
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
		async () => ({
			operation: "POST /sign-ins/end",
			body: { signIn: made.signIn },
			headers: await proven("/sign-ins/end"),
		}),
		() => ({
			operation: "POST /officers/{id}/passkeys/remove",
			as: o.admin,
			path: { id: o.officer() },
			body: { reason: "a drill" },
		}),
	];
};
