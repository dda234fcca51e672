import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { makeChallenge } from "../sign-in/challenge.ts";
import { enrolmentOfCode } from "../sign-in/enrolment-of-code.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import { Code } from "../sign-in/schema.ts";
import { webauthn } from "../sign-in/webauthn.ts";
import { passkeysOf } from "../store/passkeys.ts";

const Body = object(Code);
const Answer = object({
	officer: Type.String({ description: "handle" }),
	agency: Type.String(),
	options: Type.Unknown({ description: "PublicKeyCredentialCreationOptionsJSON (WebAuthn)" }),
});

export const beginEnrolment = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/enrolments/begin",
		{
			schema: {
				operationId: "beginEnrolment",
				summary: "Begin to enrol a passkey with the code that two persons gave",
				tags: ["sign-in"],
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async ({ body }) => {
			const { hubKey, now, pool } = identity.context;
			const party = neededRelyingParty(identity.consoleUrl);
			const enrolment = await enrolmentOfCode(identity, body);
			const agency = identity.directory.current().agency(enrolment.agencyId);
			const there = enrolment.replaces
				? []
				: (await passkeysOf(pool, enrolment.agencyId)).filter((one) => one.officerId === enrolment.officerId);
			const about = { kind: "enrolment", about: enrolment.id } as const;
			const options = await (await webauthn()).generateRegistrationOptions({
				rpName: "Seamark",
				rpID: party.id,
				userID: new Uint8Array(Buffer.from(enrolment.officerId.replaceAll("-", ""), "hex")),
				userName: `${enrolment.handle} (${agency?.handle ?? ""})`,
				userDisplayName: enrolment.handle,
				challenge: new Uint8Array(makeChallenge(hubKey, about, identity.random(16), now())),
				attestationType: "none",
				excludeCredentials: there.map(({ id }) => ({ id })),
				authenticatorSelection: { residentKey: "required", userVerification: "required" },
				supportedAlgorithmIDs: [-8, -7, -257],
			});
			return { officer: enrolment.handle, agency: agency?.name ?? "", options };
		},
	);
};
