/** Where the bundled program stands. */
export const target: string;
/** The bundled program as its source makes it. */
export function bundled(): Promise<string>;
