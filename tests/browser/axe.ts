export { axeFaults as faults } from "../../src/io/axe.ts";
