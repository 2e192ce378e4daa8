import * as z from 'zod/mini';
import { personal } from './personal.ts';

/**
 * Free text: only in a request, an action or an answer, at most 500 characters, no control characters but
 * line breaks. It lives in timeline entries alone: never in an index, a list, a log or an event.
 */
export const Words = personal(
  'case.words',
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Write at least one word.'),
      z.maxLength(500, 'Write at most 500 characters.'),
      z.regex(
        /^[^\p{Cc}\p{Bidi_Control}]*(?:\n[^\p{Cc}\p{Bidi_Control}]*)*$/u,
        'Leave out control characters.',
      ),
    ),
);

/** A name of a person, place or unit: one line, at most 80 characters. */
export const Name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Give a name.'),
    z.maxLength(80, 'Give at most 80 characters.'),
    z.regex(/^[^\p{Cc}\p{Bidi_Control}]+$/u, 'Leave out control characters.'),
  );

/** Where a door is, inside its area: hamlet, lane, house number. One line, at most 120 characters. */
export const Place = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Say where the door is.'),
    z.maxLength(120, 'Give at most 120 characters.'),
    z.regex(/^[^\p{Cc}\p{Bidi_Control}]+$/u, 'Leave out control characters.'),
  );
