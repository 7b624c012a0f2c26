import { guardPage } from './guard-page.ts';

/* Guarded before anything else of the page is read: who listens first is asked first. */
guardPage(window);
