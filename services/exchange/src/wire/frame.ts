import { createHash } from "node:crypto";
import { exchangeApi } from "@seamark/contracts";
import type { Frame } from "@seamark/link";

export const frameKinds = ["alert", "narrow", "recall", "receipt", "rejection", "directory", "parcel"] as const;
export type FrameKind = (typeof frameKinds)[number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: unknown): text is string => typeof text === "string" && uuid.test(text);
/** Versions are counted from 1 by what a hub was told; no table here holds more. */
export const isVersion = (value: unknown): value is number =>
	Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 30;
const mostAudience = 2_000;

export type Header = {
	kind: string;
	subject: string;
	version: number;
	/** SHA-256 of the body in hex; empty where there is none. */
	digest: string;
	audience: readonly string[];
	optional: boolean;
};

export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export const headerBytes = (header: Partial<Header> & { kind: FrameKind }): Buffer =>
	Buffer.from(
		exchangeApi.FrameHeader.encode(
			exchangeApi.FrameHeader.fromPartial({
				...header,
				digest: Buffer.from(header.digest ?? "", "hex"),
				audience: [...(header.audience ?? [])],
			}),
		).finish(),
	);

/**
 * Undefined where the bytes are none, or say what no table takes. Another hub writes them: this is the one place where they become values. Of a
 * kind that is not known here nothing counts but that it is optional.
 */
export const headerOf = ({ header }: Pick<Frame, "header">): Header | undefined => {
	try {
		const { kind, subject, version, digest, audience, optional } = exchangeApi.FrameHeader.decode(header);
		if (!(frameKinds as readonly string[]).includes(kind))
			return { kind, subject: "", version: 0, digest: "", audience: [], optional };
		const sound =
			(subject === "" || isUuid(subject)) &&
			isVersion(version) &&
			(digest.length === 0 || digest.length === 32) &&
			audience.length <= mostAudience &&
			audience.every(isUuid);
		return sound ? { kind, subject, version, digest: digest.toString("hex"), audience, optional } : undefined;
	} catch {
		return undefined;
	}
};
