export {
	type Copy,
	countsOf,
	lacking,
	openCopy,
	possible,
	prepare,
	type Refused,
	received,
	settled,
	type Taken,
	take,
} from "./copy.ts";
export {
	type CustodyEntry,
	type CustodyFault,
	type CustodyStep,
	custodySteps,
	faultsOfCustody,
	readCustody,
} from "./custody.ts";
export {
	type DutyName,
	dueOf,
	duties,
	dutyNames,
	dutyOf,
	type Level,
	lapsed,
	levels,
	type Owed,
	owedIn,
	runningClocks,
	type Term,
} from "./duties.ts";
export { type Attestation, attestationsOf, readAttestation, type Skeleton, skeletonOf } from "./erased.ts";
export { type ClockName, clockNames, type Kind } from "./kind.ts";
export { type KindName, kindNames, kindOf, kinds } from "./kinds.ts";
export {
	firstOf,
	giverOf,
	type KnownReceipt,
	overdue,
	type Receipt,
	type ReceiptKind,
	readReceipt,
	receiptKinds,
	statusOf,
} from "./receipt.ts";
export { type SignatureFault, type StatementKey, sign, signatureFault } from "./sign.ts";
export {
	fits,
	otherSide,
	type Part,
	partNames,
	parts,
	type Side,
	type State,
	sides,
	start,
	type Where,
} from "./state.ts";
export {
	hashOf,
	isMoment,
	isObject,
	type Known,
	readObject,
	readStatement,
	type Signed,
	type Statement,
	write,
} from "./statement.ts";
export { type ExportedThread, papersOf, type ThreadFault, type ThreadVerdict, verifyThread } from "./verify.ts";
export {
	type Chains,
	inOrder,
	type Objection,
	type Outcome,
	objections,
	type Placed,
	type View,
	viewOf,
} from "./view.ts";
