import { hubTogether } from "./support/hub.ts";
import { hubSuite } from "./support/hub-suite.ts";

hubSuite("all services in one process, following each other's logs", hubTogether);
