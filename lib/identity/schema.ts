import { z } from 'zod';
import { daySchema } from '@/lib/day-schema';
import { Locale, Role } from '@/lib/db/generated/enums';
import { LEAD_SKILLS } from '@/lib/leads/skills';
import { normalizeEmail } from './email-address';
import { PASSWORD_MIN_LENGTH } from './password-rule';

const email = z.string().transform(normalizeEmail).pipe(z.string().min(1).max(254).pipe(z.email()));
const name = z.string().trim().min(1).max(120);
const userId = z.string().min(1).max(64);

export const newPasswordRule = z
  .string()
  .min(PASSWORD_MIN_LENGTH, { error: 'errors.password_short' })
  .max(200);

export const signInSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1),
  next: z.string().optional(),
});

export const registerSchema = z.object({ name, email, website: z.string().optional() });

export const forgotPasswordSchema = z.object({ email });

export const setPasswordSchema = z.object({ token: z.string().min(1).max(200), password: newPasswordRule });

/** A name the form repeats arrives as a list, once as a string, never when nothing is ticked. */
const skills = z
  .union([z.array(z.enum(LEAD_SKILLS)), z.enum(LEAD_SKILLS).transform((skill) => [skill])])
  .optional()
  .transform((list) => [...new Set(list ?? [])]);
const capacity = z.coerce.number().int().min(0).max(1000);

/** `locale` in a form is the page's language; the invited person's own is `language`. */
export const inviteUserSchema = z
  .object({ name, email, role: z.enum(Role), language: z.enum(Locale) })
  .transform(({ language, ...person }) => ({ ...person, locale: language }));

export const userSchema = z.object({ userId });

export const changeRoleSchema = z.object({ userId, role: z.enum(Role) });

/** `discount`: what they grant on a quote without an admin, in whole percent. */
export const updateSellerSchema = z.object({
  userId,
  skills,
  capacity,
  discount: z.coerce.number().int().min(0).max(100).optional(),
});

export const addAbsenceSchema = z
  .object({ userId, firstDay: daySchema, lastDay: daySchema, reason: z.string().trim().max(200).optional() })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ['lastDay'],
    error: 'errors.absence_order',
  });

export const removeAbsenceSchema = z.object({ absenceId: z.string().min(1).max(64) });

export type InviteUserInput = z.infer<typeof inviteUserSchema>;
export type ChangeRoleInput = z.infer<typeof changeRoleSchema>;
export type UpdateSellerInput = z.infer<typeof updateSellerSchema>;
export type AddAbsenceInput = z.infer<typeof addAbsenceSchema>;
