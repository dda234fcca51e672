import { sharedThreadsApi } from "@seamark/contracts";

/** A parcel as it is sealed: who wrote it and in which thread is inside. */
export const encodeParcel = (parcel: sharedThreadsApi.Parcel): Uint8Array =>
	sharedThreadsApi.Parcel.encode(parcel).finish();

/** Undefined where it is none. */
export const decodeParcel = (bytes: Uint8Array): sharedThreadsApi.Parcel | undefined => {
	try {
		return sharedThreadsApi.Parcel.decode(bytes);
	} catch {
		return undefined;
	}
};

/** The key that signed, as its signature names it: it has to be published before what it signed is taken. */
export const kidOf = (signature: string): string | undefined => {
	try {
		const [header = ""] = signature.split(".");
		const { kid } = JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as { kid: unknown };
		return typeof kid === "string" ? kid : undefined;
	} catch {
		return undefined;
	}
};
