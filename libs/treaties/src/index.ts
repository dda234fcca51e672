export { acpSources, acpStates, knownRegister } from "./acp.ts";
export { type Instrument, type InstrumentId, instruments } from "./instrument.ts";
export { type OwnRegister, type RegisterFault, readOwnRegister, registerWith } from "./own-register.ts";
export { assistanceRegister, regionalInstruments } from "./regional.ts";
export { type Finding, type Register, type Row, registerOf, type Source, type Status } from "./register.ts";
