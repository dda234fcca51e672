import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { rfc3339 } from "../decision.ts";
import { hostedAgency } from "../directory/hosted-agency.ts";
import { officerSignedIn } from "../events.ts";
import type { Identity } from "../identity.ts";
import { decideToken } from "../issue-token/decide.ts";
import { type CheckedPasskey, checkPasskey } from "../sign-in/check-passkey.ts";
import { forDevice, waitingDevice } from "../sign-in/device-of.ts";
import type { PasskeyAnswer } from "../sign-in/schema.ts";
import { approveDevice as approve, type DeviceRow } from "../store/devices.ts";
import { insertSignIn, readSignIn } from "../store/passkeys.ts";

type Asked = { code: string; post?: string; purpose?: string; passkey: PasskeyAnswer };

/** An officer lets a program in, or confirms its one request. The passkey alone says who it is: no session has a part in it. */
export const approveDevice = async (identity: Identity, asked: Asked): Promise<{ officer: string }> => {
	const device = await waitingDevice(identity, asked.code);
	const of = device.signInId === null ? undefined : await readSignIn(identity.context.pool, device.signInId);
	if (device.signInId !== null && !of) throw new HubError("SIGN_IN_REFUSED");
	const checked = await checkPasskey(identity, {
		answer: asked.passkey,
		challenge: forDevice(device),
		...(of ? { officer: of.officerId } : {}),
	});
	const { passkey, writes, once } = checked;
	const at = rfc3339(identity.context.now());
	const signsIn = of ? undefined : signInWrites(identity, device, asked, checked);
	await once(() =>
		identity.context.committer.commit({
			writes: [...writes, { statement: approve, row: { id: device.id, at } }, ...(signsIn ?? [])],
			events: signsIn
				? [officerSignedIn({ agencyId: passkey.agencyId, officerId: passkey.officerId, signInId: device.id })]
				: [],
			traceparent: currentTraceparent(),
		}),
	);
	return { officer: passkey.handle };
};

/** The program's secret becomes that of the sign-in, for the post and the purpose that the officer chose here. */
const signInWrites = (identity: Identity, device: DeviceRow, asked: Asked, { passkey }: CheckedPasskey) => {
	const { directory, context } = identity;
	const { post: postId, purpose } = asked;
	const post = postId === undefined ? undefined : directory.current().post(postId);
	const agency = post && hostedAgency(identity, post.agencyId);
	const granted =
		post && agency && purpose !== undefined
			? decideToken(agency, { post: post.id, officer: passkey.officerId, purpose }, directory.current(), context.now())
			: undefined;
	if (!granted || "error" in granted)
		throw new HubError("REFUSED", {
			faults: [{ at: "/post", message: "is not yours now, or does not work for that purpose" }],
		});
	return [
		{
			statement: insertSignIn,
			row: {
				id: device.id,
				officerId: passkey.officerId,
				passkeyId: passkey.id,
				secretHash: device.secretHash,
				keyThumbprint: device.keyThumbprint,
				post: granted.post.id,
				purpose: granted.purpose,
				at: rfc3339(context.now()),
			},
		},
	];
};
