/** Waits for works that run side by side. When one fails, `endAll` ends the others; its fault is thrown after they did. */
export async function together(works: readonly Promise<void>[], endAll: () => void): Promise<void> {
  const ending = works.map((work) =>
    work.catch((error: unknown) => {
      endAll();
      throw error;
    }),
  );
  for (const end of await Promise.allSettled(ending)) if (end.status === 'rejected') throw end.reason;
}
