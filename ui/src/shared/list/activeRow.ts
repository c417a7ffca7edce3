import { createContext } from "react";

/** Whether a cell stands in the row one stands on: only there do its parts take the key, so that Tab leaves a long list. */
export const ActiveRow = createContext(false);
