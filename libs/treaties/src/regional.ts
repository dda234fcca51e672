import { acpSources } from "./acp.ts";
import { type Instrument, instruments } from "./instrument.ts";
import data from "./regional.json" with { type: "json" };
import { registerOf } from "./register.ts";

/** Treaties and arrangements of regions on mutual legal assistance. */
export const regionalInstruments = data.instruments as readonly Instrument[];

/** What requests for assistance rest on: the United Nations' instruments and those of regions. Operators add their own. */
export const assistanceRegister = registerOf([...instruments, ...regionalInstruments], acpSources);
