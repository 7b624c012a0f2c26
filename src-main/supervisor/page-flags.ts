/**
 * What V8 is told in the process that draws the page, in both shells. It would forget how to run what nobody has used
 * for a few minutes; a hall is empty for hours, and whoever comes then would wait for it at each screen (PF6).
 */
export const pageScriptFlags = '--no-flush-bytecode';
