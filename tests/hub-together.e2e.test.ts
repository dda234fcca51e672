import { hubSuite } from "./support/hub-suite.ts";
import { hubTogether } from "./support/hub.ts";

hubSuite("all services in one process, following each other's logs", hubTogether);
