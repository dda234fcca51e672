import { timingSafeEqual } from "node:crypto";
import { HubError } from "@seamark/errors";
import { mintConfirmed } from "../confirm-request/handle.ts";
import { rfc3339 } from "../decision.ts";
import type { Identity } from "../identity.ts";
import { isSignedIn, readHandle, secretHash } from "../sign-in/lives.ts";
import { type DeviceRow, readDevice, takeConfirmed } from "../store/devices.ts";
import { readSignIn } from "../store/passkeys.ts";

type Polled = {
	state: "waiting" | "signed-in" | "confirmed";
	signedIn?: { officer: { id: string; handle: string }; agency: string; post: string; purpose: string };
	access_token?: string;
};

/** What has become of a program's question. One that is over, or never was, is refused alike. */
export const pollDevice = async (identity: Identity, asked: { code: string; key: string }): Promise<Polled> => {
	const { pool, now } = identity.context;
	const device = await deviceOf(identity, asked);
	if (!device || device.taken || (!device.approved && device.expiresAt <= now())) throw new HubError("SIGN_IN_REFUSED");
	if (!device.approved) return { state: "waiting" };
	const one = await readSignIn(pool, device.signInId ?? device.id);
	if (!one?.postId || one.purpose === null || !isSignedIn(one, now())) throw new HubError("SIGN_IN_REFUSED");
	if (device.operation === null) {
		const agency = identity.directory.current().post(one.postId)?.agencyId ?? "";
		const officer = { id: one.officerId, handle: one.handle };
		return { state: "signed-in", signedIn: { officer, agency, post: one.postId, purpose: one.purpose } };
	}
	const taken = [{ statement: takeConfirmed, row: { id: device.id, at: rfc3339(now()) } }];
	const { access_token } = await mintConfirmed(identity, one, { operation: device.operation, key: asked.key }, taken);
	return { state: "confirmed", access_token };
};

const deviceOf = async ({ context }: Identity, { code, key }: { code: string; key: string }) => {
	const named = readHandle(code);
	const device: DeviceRow | undefined = named && (await readDevice(context.pool, named.id));
	if (!named || !device || device.keyThumbprint !== key) return undefined;
	return timingSafeEqual(Buffer.from(secretHash(named.secret)), Buffer.from(device.secretHash)) ? device : undefined;
};
