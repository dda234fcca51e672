import { HubError } from "@seamark/errors";
import { rfc3339 } from "../decision.ts";
import type { Identity } from "../identity.ts";
import { deviceCode, deviceCodeHash } from "../sign-in/codes.ts";
import { secretHash, signInHandle } from "../sign-in/lives.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import { signInOf } from "../sign-in/sign-in-of.ts";
import { insertDevice } from "../store/devices.ts";

const lifeMs = 10 * 60_000;
const intervalSeconds = 2;

type Asked = { confirm?: { signIn: string; operation: string }; key: string };

/** A program asks; nobody is known yet, so nothing of anybody is in the answer. */
export const askDevice = async (identity: Identity, { confirm, key }: Asked) => {
	const { context } = identity;
	const { newId, now, hubKey, committer } = context;
	neededRelyingParty(identity.consoleUrl);
	const of = confirm && (await signInOf(identity, confirm.signIn, key));
	if (confirm && !of) throw new HubError("SIGN_IN_REFUSED");
	const device = { id: newId(), secret: Buffer.from(identity.random(32)).toString("base64url") };
	const code = deviceCode(identity.random(8));
	const row = {
		id: device.id,
		secretHash: secretHash(device.secret),
		codeHash: deviceCodeHash(hubKey, code),
		key,
		signIn: of?.id ?? null,
		operation: confirm?.operation ?? null,
		at: rfc3339(now()),
		expiresAt: rfc3339(now() + lifeMs),
	};
	await committer.commit({ writes: [{ statement: insertDevice, row }], events: [] });
	return {
		device_code: signInHandle(device),
		user_code: code,
		verification_uri: `${identity.consoleUrl.replace("127.0.0.1", "localhost")}/console/#/device`,
		expires_in: lifeMs / 1_000,
		interval: intervalSeconds,
	};
};
