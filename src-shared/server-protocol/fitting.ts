import { screenSettingsSchema } from '../domain/screen.ts';
import { answerSchema } from './refusal.ts';

/** The answer to `fitting`: the settings that hold now, those of the glass among them. */
export const fittingAnswerSchema = answerSchema(screenSettingsSchema);
