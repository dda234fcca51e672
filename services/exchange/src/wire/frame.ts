import { createHash } from "node:crypto";
import { exchangeApi } from "@seamark/contracts";
import type { Frame } from "@seamark/link";

export const frameKinds = ["alert", "narrow", "recall", "receipt", "rejection", "directory"] as const;
export type FrameKind = (typeof frameKinds)[number];

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

/** Undefined where the bytes are none. */
export const headerOf = ({ header }: Pick<Frame, "header">): Header | undefined => {
	try {
		const { kind, subject, version, digest, audience, optional } = exchangeApi.FrameHeader.decode(header);
		return { kind, subject, version, digest: digest.toString("hex"), audience, optional };
	} catch {
		return undefined;
	}
};
