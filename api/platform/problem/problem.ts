import type { z } from 'zod';

export interface FieldError {
  /** The path of the field in the input: names and numbers joined by dots. */
  path: string;
  message: string;
}

/** A failure shown to the person (RFC 9457): what happened, and what they can do. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[] | undefined;
  /** Extension members, such as `current` of a stale edit. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    title: string,
    detail: string,
    more: { errors?: FieldError[]; extra?: Record<string, unknown> } = {},
  ) {
    super(title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = more.errors;
    this.extra = more.extra ?? {};
  }

  toJSON() {
    const { status, title, detail, errors } = this;
    return { type: 'about:blank', title, status, detail, ...(errors && { errors }), ...this.extra };
  }
}

export const notSignedIn = () => new Problem(401, 'Нужно войти', 'Войдите на сайт и повторите действие.');
export const forbidden = (
  detail = 'Для этого действия у вас нет прав. Если они нужны для работы, напишите в методический центр.',
) => new Problem(403, 'Это действие вам недоступно', detail);
export const notFound = (detail = 'Возможно, адрес набран с ошибкой, запись убрали или она видна не всем.') =>
  new Problem(404, 'Здесь ничего нет', detail);
export const conflict = (detail: string, extra: Record<string, unknown> = {}) =>
  new Problem(409, 'Данные уже изменились', detail, { extra });
export const badInput = (errors: FieldError[]) =>
  new Problem(
    400,
    'Проверьте поля',
    errors.length === 1 && errors[0] ? errors[0].message : 'Некоторые поля заполнены не так, как нужно.',
    { errors },
  );

/** Stands for an unreadable body, so that it is reported after the policy's answer. */
export class Unreadable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** As many errors as somebody reads, each no longer than a sentence: some messages repeat field names of the client. */
const mostErrors = 50;
const longestPath = 200;
const longestMessage = 500;

/** The parsed input. @throws Problem 400 with an error for each field */
export function parse<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  if (input instanceof Unreadable) throw badInput([{ path: '', message: input.reason }]);
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  throw badInput(
    result.error.issues.slice(0, mostErrors).map(({ path, message }) => ({
      path: path.join('.').slice(0, longestPath),
      message: message.slice(0, longestMessage),
    })),
  );
}
