export {
	after,
	type Epoch,
	epochAfter,
	type Frame,
	hashAfter,
	type Lane,
	type Log,
	lanes,
	type Place,
	placeAt,
	placeIn,
	samePlace,
	startOf,
} from "./chain.ts";
export { type Holding, type HoldingView, type OpenReason, openReasons, viewHolding } from "./holding.ts";
export {
	heardOf,
	type InstanceJudged,
	instanceSilenceMs,
	judgeInstance,
	type PeerInstance,
	type Spoken,
} from "./instance.ts";
export {
	composeLane,
	type LaneKnown,
	type LanePart,
	type LaneReceived,
	type Message,
	mayCarry,
	receiveLane,
	type Sending,
} from "./link.ts";
export { type CursorJudged, judgeCursor, type OwnLog, probesOf } from "./own-log.ts";
export { batchBytes, largestBatch, longestWaitMs, measuredRate, smallestBatch, waitAfter } from "./pace.ts";
export { type Dictionary, dictionaryOf, pack, unpack } from "./pack.ts";
export { type Batch, type NotTaken, type PeerLog, type Taken, takeBatch } from "./peer-log.ts";
export { type Delivery, deliveries, laterDelivery, outcomeKey, type Rejection, rejections } from "./receipt.ts";
export { commonPlace, type GivenBack, type Remembered, rememberFor, takeBack } from "./rewound.ts";
export {
	bucketCount,
	bucketOf,
	bucketSums,
	compareLists,
	differingBuckets,
	emptySet,
	type Listed,
	listed,
	replaced,
	type SetSum,
	type SharedItem,
	sameSet,
	sumOf,
} from "./shared-set.ts";
export { laterOf, type Placed, placeState, type SubjectState, tombstone } from "./subject.ts";
