import { exchangeApi } from "@seamark/contracts";
import {
	type Epoch,
	type Frame,
	type Lane,
	type LanePart,
	lanes,
	type Place,
	type Remembered,
	type Spoken,
} from "@seamark/link";

/** Version of the protocol that this hub speaks, and the lowest that it still speaks. */
export const protocol = 1;
export const protocolMin = 1;

/** What the signature of a message covers, and the signature in hex, as it is kept and given back. */
export type SignedHeads = { heads: string; signature: string };
/** A part of a message. The cursor is missing before the speaker has heard of the other side's log. */
export type SaidLane = Omit<LanePart, "cursor" | "remembered"> & {
	cursor?: Place;
	remembered?: Remembered & SignedHeads;
};
export type Said = Spoken & {
	hub: string;
	lanes: Record<Lane, SaidLane>;
	agreement?: { terms: string; signature: Buffer };
	signature: Buffer;
	waitMs: number;
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Buffer.from(text, "hex");
const placeOut = ({ epoch, position, hash }: Place) => ({ epoch: bytes(epoch), position, hash: bytes(hash) });
const placeIn = (place: exchangeApi.Place): Place => ({
	epoch: hex(place.epoch),
	position: place.position,
	hash: hex(place.hash),
});
const epochsOut = (epochs: readonly Epoch[]) =>
	epochs.map(({ id, start, hash }) => ({ id: bytes(id), start, hash: bytes(hash) }));
const epochsIn = (epochs: readonly exchangeApi.Epoch[]): Epoch[] =>
	epochs.map(({ id, start, hash }) => ({ id: hex(id), start, hash: hex(hash) }));
const framesOut = (frames: readonly Frame[]) =>
	frames.map(({ header, body }) => ({ header: Buffer.from(header), body: body && Buffer.from(body) }));
const framesIn = (frames: readonly exchangeApi.Frame[]): Frame[] =>
	frames.map(({ header, body }) => ({ header, ...(body === undefined ? {} : { body }) }));

const laneOut = (part: SaidLane): exchangeApi.LanePart =>
	exchangeApi.LanePart.fromPartial({
		epochs: epochsOut(part.epochs),
		at: placeOut(part.at),
		frames: framesOut(part.frames),
		backlog: part.backlog,
		again: part.again,
		...(part.cursor ? { cursor: placeOut(part.cursor) } : {}),
		probes: (part.probes ?? []).map(placeOut),
		...(part.remembered
			? {
					remembered: {
						common: placeOut(part.remembered.common),
						epochs: epochsOut(part.remembered.epochs),
						at: placeOut(part.remembered.at),
						frames: framesOut(part.remembered.frames),
						heads: part.remembered.heads,
						headsSignature: bytes(part.remembered.signature),
						more: part.remembered.more ?? false,
					},
				}
			: {}),
		expired: part.expired ?? false,
	});

/** Epochs of a log: one for each time that its hub was put back from a backup. */
const mostEpochs = 1_000;
const mostFrames = 20_000;
const mostProbes = 10_000;
const placed = ({ epoch, hash }: { epoch: Uint8Array; hash: Uint8Array }) => epoch.length === 16 && hash.length === 32;
const begun = ({ id, hash }: { id: Uint8Array; hash: Uint8Array }) => id.length === 16 && hash.length === 32;
const epochsSound = (epochs: readonly exchangeApi.Epoch[]) =>
	epochs.length > 0 && epochs.length <= mostEpochs && epochs.every(begun);

/** Undefined where there is none, or where a part of it is larger than anything that is stored of it. */
const laneIn = (part: exchangeApi.LanePart | undefined): SaidLane | undefined => {
	if (!part?.at || !placed(part.at) || !epochsSound(part.epochs)) return undefined;
	if (part.frames.length > mostFrames || part.probes.length > mostProbes || !part.probes.every(placed))
		return undefined;
	if (part.cursor && !placed(part.cursor)) return undefined;
	const { remembered } = part;
	if (remembered && !(remembered.common && remembered.at && placed(remembered.common) && placed(remembered.at)))
		return undefined;
	if (remembered && !epochsSound(remembered.epochs)) return undefined;
	return {
		epochs: epochsIn(part.epochs),
		at: placeIn(part.at),
		frames: framesIn(part.frames),
		backlog: part.backlog,
		again: part.again,
		...(part.cursor ? { cursor: placeIn(part.cursor) } : {}),
		...(part.probes.length > 0 ? { probes: part.probes.map(placeIn) } : {}),
		...(remembered?.common && remembered.at
			? { remembered: rememberedIn(remembered, remembered.common, remembered.at) }
			: {}),
		...(part.expired ? { expired: true as const } : {}),
	};
};

const rememberedIn = (
	{ epochs, frames, heads, headsSignature, more }: exchangeApi.Remembered,
	common: exchangeApi.Place,
	at: exchangeApi.Place,
): Remembered & SignedHeads => ({
	common: placeIn(common),
	epochs: epochsIn(epochs),
	at: placeIn(at),
	frames: framesIn(frames),
	heads,
	signature: hex(headsSignature),
	...(more ? { more: true as const } : {}),
});

/** What the signature of a message covers: who says it to whom, and where the speaker's logs end. */
export const headsText = (o: { from: string; to: string; at: Record<Lane, Place> }): string =>
	JSON.stringify([o.from, o.to, ...lanes.map((lane) => [o.at[lane].epoch, o.at[lane].position, o.at[lane].hash])]);

/** Where the log of a lane ended by such a text. It was checked when it was taken. */
export const signedPlace = (heads: string, lane: Lane): Place | undefined => {
	const place = (JSON.parse(heads) as [string, string, ...[string, number, string][]])[2 + lanes.indexOf(lane)];
	return Array.isArray(place) ? { epoch: place[0], position: place[1], hash: place[2] } : undefined;
};

/** Whether such a text of these two hubs says that the speaker's log ended there. */
export const headsSay = (heads: string, o: { from: string; to: string; lane: Lane; at: Place }): boolean => {
	const said = JSON.parse(heads) as unknown[];
	const { epoch, position, hash } = o.at;
	return (
		said[0] === o.from &&
		said[1] === o.to &&
		JSON.stringify(said[2 + lanes.indexOf(o.lane)]) === JSON.stringify([epoch, position, hash])
	);
};

export const encodeSaid = (said: Said): Uint8Array =>
	exchangeApi.SyncMessage.encode(
		exchangeApi.SyncMessage.fromPartial({
			protocol,
			protocolMin,
			hub: said.hub,
			instance: bytes(said.instance),
			count: said.count,
			...(said.heard ? { heard: { instance: bytes(said.heard.instance), count: said.heard.count } } : {}),
			...(said.agreement ? { agreement: said.agreement } : {}),
			urgent: laneOut(said.lanes.urgent),
			normal: laneOut(said.lanes.normal),
			signature: said.signature,
			waitMs: said.waitMs,
		}),
	).finish();

/** Undefined where it is no message, or of a protocol that this hub does not speak. */
export const decodeSaid = (packed: Uint8Array): Said | undefined => {
	try {
		const message = exchangeApi.SyncMessage.decode(packed);
		const [urgent, normal] = [laneIn(message.urgent), laneIn(message.normal)];
		const spoken = message.protocolMin <= protocol && message.protocol >= protocolMin;
		if (!spoken || !urgent || !normal || message.instance.length !== 16) return undefined;
		const { heard, agreement } = message;
		return {
			hub: message.hub,
			instance: hex(message.instance),
			count: message.count,
			...(heard ? { heard: { instance: hex(heard.instance), count: heard.count } } : {}),
			...(agreement ? { agreement } : {}),
			lanes: { urgent, normal },
			signature: message.signature,
			waitMs: message.waitMs,
		};
	} catch {
		return undefined;
	}
};
