/** Runs in the head of every page, before anything is drawn: a reader who has chosen larger text never sees the page in another size first. */
import { ordinary, readTextChoice, showTextChoice } from "./textChoice.ts";

const choice = readTextChoice();
if (choice.size !== ordinary.size || choice.spacing !== ordinary.spacing) showTextChoice(choice);
