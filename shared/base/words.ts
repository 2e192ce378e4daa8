import * as z from 'zod/mini';
import { fault } from './fault.ts';
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
      z.minLength(1, fault('text.no-word')),
      z.maxLength(500, fault('text.too-long', { most: 500 })),
      z.regex(
        /^[^\p{Cc}\p{Bidi_Control}]*(?:\n[^\p{Cc}\p{Bidi_Control}]*)*$/u,
        fault('text.control-characters'),
      ),
    ),
);

/** A name of a person, place or unit: one line, at most 80 characters. */
export const Name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, fault('text.no-name')),
    z.maxLength(80, fault('text.too-long', { most: 80 })),
    z.regex(/^[^\p{Cc}\p{Bidi_Control}]+$/u, fault('text.control-characters')),
  );

/** Where a door is, inside its area: hamlet, lane, house number. One line, at most 120 characters. */
export const Place = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, fault('text.no-door')),
    z.maxLength(120, fault('text.too-long', { most: 120 })),
    z.regex(/^[^\p{Cc}\p{Bidi_Control}]+$/u, fault('text.control-characters')),
  );
