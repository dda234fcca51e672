export {
	type Assistance,
	assistance,
	assistanceNames,
	type Contents,
	type Fault,
	faultsOf,
	type Need,
	needsOf,
	type Part,
} from "./contents.ts";
export {
	faultsOfRefusal,
	type Ground,
	groundsByInstrument,
	groundsOf,
	neverGrounds,
	type Refusal,
	untocGrounds,
} from "./grounds.ts";
export { type Answer, type Basis, type Evaluation, evaluate, type Question, type Step } from "./legal-basis.ts";
export { type ProtectiveMeasure, protectiveMeasureNames, protectiveMeasures } from "./protection.ts";
